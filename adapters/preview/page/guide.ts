import type { Checked, Hello } from '../wire.ts';
import { checkTokens, loadGuide } from './api.ts';
import { openDialog } from './dialog.ts';
import { copyButton, el, freshId, link } from './dom.ts';

const DISCORD_APPS = 'https://discord.com/developers/applications';

/** Opens the way to both platforms: what to do where, and a button that tries what was pasted. */
export function openGuide({ discord, slack }: Hello): void {
  openDialog('Connect the bot', 'guide', (close) => [
    el('p', {}, 'Two short ways. What you paste here is tried and forgotten; what stays goes into the file .env.'),
    el('div', { class: 'ways' }, discordWay(discord), slackWay(slack)),
    el('div', { class: 'foot' }, close('Close')),
  ]);
}

function discordWay(state: string | null): HTMLElement {
  const token = tokenInput('Bot token');
  const apps = link(DISCORD_APPS, 'New Application');
  const steps = [
    step(apps, ', give it a name. Then ', strong('Bot'), ' → ', strong('Reset Token'), '.'),
    step('Paste the token and check it: you get the invite link.', token.element),
  ];
  return way('Discord', state, steps, [token.input], () => ({ platform: 'discord', token: token.input.value }));
}

function slackWay(state: string | null): HTMLElement {
  const bot = tokenInput('Bot User OAuth Token (xoxb-…)');
  const app = tokenInput('App-Level Token (xapp-…)');
  const create = step('Create the app from the manifest: ');
  void loadGuide().then(
    ({ manifest, createUrl }) =>
      create.append(
        link(createUrl, 'open it at Slack'),
        ', or ',
        copyButton('Copy the manifest', () => manifest),
        '.',
      ),
    () => create.append('docs/slack.md has it.'),
  );
  const steps = [
    create,
    step(strong('Install to Workspace'), '. Under ', strong('OAuth & Permissions'), ' copy:', bot.element),
    step('Under ', strong('Basic Information'), ' make a token with connections:write:', app.element),
  ];
  const asked = () => ({ platform: 'slack', botToken: bot.input.value, appToken: app.input.value });
  return way('Slack', state, steps, [bot.input, app.input], asked);
}

/** The steps to one platform, and a button that tries what was pasted; answers come in the order of the inputs. */
function way(
  name: string,
  state: string | null,
  steps: readonly HTMLElement[],
  inputs: readonly HTMLInputElement[],
  asked: () => object,
): HTMLElement {
  const told = state === null ? [] : [el('p', { class: 'quiet' }, `Set up: ${state}`)];
  const said = el('div', { class: 'checked', role: 'status' });
  const check = el('button', { type: 'submit', class: 'plain' }, 'Check');
  const form = el('form', { class: 'way' }, el('h3', {}, name), ...told, ...steps, check, said);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    check.disabled = true;
    said.replaceChildren('Checking…');
    void checkTokens(asked())
      .then((all) => said.replaceChildren(...all.map((one, index) => tell(one, inputs[index]?.value ?? ''))))
      .catch((thrown: unknown) => said.replaceChildren(thrown instanceof Error ? thrown.message : String(thrown)))
      .finally(() => {
        check.disabled = false;
      });
  });
  return form;
}

function step(...words: readonly (Node | string)[]): HTMLElement {
  return el('div', { class: 'step' }, ...words);
}

function strong(words: string): HTMLElement {
  return el('strong', {}, words);
}

function tokenInput(label: string) {
  const id = freshId();
  const input = el('input', { id, type: 'password', autocomplete: 'off', spellcheck: 'false', maxlength: '500' });
  return { input, element: el('div', { class: 'question' }, el('label', { for: id }, label), input) };
}

function tell({ variable, good, words, inviteUrl }: Checked, token: string): HTMLElement {
  const line = `${variable}=${token.trim()}`;
  return el(
    'div',
    { class: good ? 'good' : 'bad' },
    el('p', {}, words),
    ...(inviteUrl === undefined ? [] : [el('p', {}, link(inviteUrl, 'Invite it to your server'))]),
    ...(good
      ? [
          el(
            'p',
            {},
            'Into .env, then start again: ',
            el('code', {}, `${variable}=…`),
            ' ',
            copyButton('Copy the line', () => line),
          ),
        ]
      : []),
  );
}
