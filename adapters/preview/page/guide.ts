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
  return way('Discord', state, [
    step(
      link(DISCORD_APPS, 'New Application'),
      ', give it a name. Then ',
      strong('Bot'),
      ' → ',
      strong('Reset Token'),
      '.',
    ),
    step('Paste the token and check it: you get the invite link.', token.element),
    checker([token.input], () => ({ platform: 'discord', token: token.input.value })),
  ]);
}

function slackWay(state: string | null): HTMLElement {
  const bot = tokenInput('Bot User OAuth Token (xoxb-…)');
  const app = tokenInput('App-Level Token (xapp-…)');
  const create = el('span', {}, 'Create the app from the manifest: ');
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
  return way('Slack', state, [
    step(create),
    step(strong('Install to Workspace'), '. Under ', strong('OAuth & Permissions'), ' copy:', bot.element),
    step('Under ', strong('Basic Information'), ' make a token with connections:write:', app.element),
    checker([bot.input, app.input], () => ({
      platform: 'slack',
      botToken: bot.input.value,
      appToken: app.input.value,
    })),
  ]);
}

function way(name: string, state: string | null, steps: readonly HTMLElement[]): HTMLElement {
  const told = state === null ? [] : [el('p', { class: 'quiet' }, `Set up: ${state}`)];
  return el('section', { class: 'way' }, el('h3', {}, name), ...told, ...steps);
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

/** A form with one button that tries what was pasted; the inputs that it tries are in the order of the answers. */
function checker(inputs: readonly HTMLInputElement[], asked: () => object): HTMLElement {
  const said = el('div', { class: 'checked', role: 'status' });
  const check = el('button', { type: 'button', class: 'plain' }, 'Check');
  const run = () => {
    check.disabled = true;
    said.replaceChildren('Checking…');
    void checkTokens(asked())
      .then((all) => said.replaceChildren(...all.map((one, index) => tell(one, inputs[index]?.value ?? ''))))
      .catch((thrown: unknown) => said.replaceChildren(String(thrown instanceof Error ? thrown.message : thrown)))
      .finally(() => {
        check.disabled = false;
      });
  };
  check.addEventListener('click', run);
  for (const input of inputs) {
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') run();
    });
  }
  return el('div', {}, check, said);
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
