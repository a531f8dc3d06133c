import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { FakeMessage } from '../../support/fake-slack/workspace.ts';
import { type OauthStage, setOauthStage } from './oauth-stage.ts';
import { realService } from './real-service.ts';
import { TRANSPORTS } from './slack-server.ts';

const MAKER = { user: 'U0READER' };
const OTHER = { user: 'U0OTHER' };
const ADMIN = { user: 'U0ADMIN' };
const OWNER = { user: 'U0OWNER' };
const GUEST = { user: 'U0GUEST' };
const STRANGER = { user: 'U0STRANGER' };

describe.each(TRANSPORTS)('over %s', (transport) => {
  let stage: OauthStage;
  beforeEach(async () => {
    stage = await setOauthStage(transport, { answering: realService });
    const { workspace } = stage.slack;
    workspace.people.set('U0STRANGER', { name: 'Stig Stranger', admin: true, teamId: 'T0ELSEWHERE' });
    await stage.install(workspace);
    await stage.slack.sendCommand('digest add "daily 8:00 UTC" harbour', MAKER);
  });
  afterEach(async () => {
    expect(stage.slack.workspace.refused).toEqual([]);
    await stage.close();
  });

  const textOf = ([message]: readonly FakeMessage[]) => message?.text ?? '';
  const say = async (words: string, who: object) => textOf(await stage.slack.sendCommand(words, who));
  const kept = () => stage.store.subscriptions.list('slack', 'T0ELLERY');

  describe('by default', () => {
    test.each([
      ['another member', OTHER, 'is for who made that digest, and for admins and owners here'],
      ['a guest', GUEST, 'is for who made that digest'],
      ['an admin of another workspace', STRANGER, 'is for who made that digest'],
    ])('%s manages nobody’s digest, by command, by forged button or by form', async (_who, who, wanted) => {
      const commands = ['pause 1', 'resume 1', 'remove 1', 'now 1', 'preview 1', 'edit 1 daily 9:00'];
      for (const words of commands) expect(await say(`digest ${words}`, who)).toContain(wanted);
      for (const verb of ['pause', 'resume', 'remove', 'now', 'preview', 'edit']) {
        expect(textOf(await stage.slack.press(`digest-${verb}:1`, who))).toContain(wanted);
        expect((await stage.slack.pressInHome(`digest-${verb}:1`, who)).text).toContain(wanted);
      }
      const form = await stage.slack.form(() => stage.slack.pressForForm('digest-edit:1', MAKER));
      const home = await stage.slack.nextHome(() => stage.slack.submit(form, { topic: 'stolen' }, who), who);
      expect(home.text).toContain(wanted);
      expect(home.buttons.filter((value) => value.startsWith('digest-e'))).toEqual([]);
      expect(await kept()).toMatchObject([{ topic: 'harbour', state: 'active', when: 'daily 08:00' }]);
    });

    test.each([
      ['who made it', MAKER],
      ['an admin', ADMIN],
      ['an owner', OWNER],
    ])('%s manages a digest', async (_who, who) => {
      expect(await say('digest pause 1', who)).toContain('Paused: Digest 1');
      expect((await stage.slack.pressInHome('digest-remove:1', who)).text).toContain('Removed: Digest 1');
      expect(await kept()).toEqual([]);
    });

    test('members make digests, guests and people from elsewhere do not', async () => {
      expect(await say('digest add "daily 9:00" cranes', OTHER)).toContain('Digest 2');
      for (const who of [GUEST, STRANGER]) {
        expect(await say('digest add "daily 9:00" cranes', who)).toBe(
          '“digest add” is for members of this workspace, not for guests. Ask a member.',
        );
        expect((await stage.slack.openHome(who)).buttons).not.toContain('digest-add');
        expect((await stage.slack.pressInHome('digest-add', who)).text).toContain('not for guests');
      }
      expect(await kept()).toHaveLength(2);
    });

    test('sources are for admins and owners', async () => {
      for (const words of ['sources add https://x.example', 'sources mute X', 'digest quiet-hours 22:00-07:00']) {
        expect(await say(words, MAKER)).toContain(
          'is for admins and owners here. Ask one of them: my Home says who may.',
        );
        expect(await say(words, ADMIN)).not.toContain('is for admins');
      }
    });

    test('where Slack does not tell what someone is, that is said and nothing is done', async () => {
      stage.slack.inject('users.info', { error: 'internal_error' }, 2);
      expect(await say('digest remove 1', { user: 'U0UNKNOWN' })).toBe(
        'Slack did not tell me whether you may do that. Try again in a moment.',
      );
      stage.slack.workspace.scopes.delete('users:read');
      expect(await say('digest remove 1', { user: 'U0SECOND' })).toContain('the app lacks the scope users:read');
      expect(await kept()).toHaveLength(1);
      stage.slack.workspace.scopes.add('users:read');
      expect(await say('digest remove 1', { user: 'U0THIRD' })).toContain('the app lacks the scope users:read');
      stage.clock.advance(5 * 60_000);
      expect(await say('digest remove 1', OWNER)).toContain('Removed: Digest 1 · harbour');
    });

    test('an admin who no longer is one manages no longer, after five minutes', async () => {
      await say('digest pause 1', ADMIN);
      stage.slack.workspace.people.set('U0ADMIN', { name: 'Ana' });
      stage.clock.advance(5 * 60_000);
      expect(await say('digest resume 1', ADMIN)).toContain('is for who made that digest');
    });
  });

  describe('the setting', () => {
    async function set(filled: Record<string, string>) {
      const form = await stage.slack.form(() => stage.slack.pressForForm('managers', ADMIN));
      return stage.slack.nextHome(() => stage.slack.submit(form, filled, ADMIN), ADMIN);
    }

    test('is for admins and owners, also where the button or the form is forged', async () => {
      expect((await stage.slack.openHome(ADMIN)).buttons).toContain('managers');
      expect((await stage.slack.openHome(MAKER)).buttons).not.toContain('managers');
      const form = await stage.slack.form(() => stage.slack.pressForForm('managers', OWNER));
      for (const who of [MAKER, GUEST, STRANGER]) {
        expect((await stage.slack.pressInHome('managers', who)).text).toContain('is for admins and owners');
        const home = await stage.slack.nextHome(() => stage.slack.submit(form, { who: 'everyone' }, who), who);
        expect(home.text).toContain('is for admins and owners');
      }
      expect(await stage.store.managers.find('slack', 'T0ELLERY')).toEqual({ kind: 'makers' });
    });

    test('“these people”: they manage all, others make no digest any more but keep their own', async () => {
      const form = await stage.slack.form(() => stage.slack.pressForForm('managers', ADMIN));
      expect(await stage.slack.submit(form, { who: 'people' }, ADMIN)).toEqual({
        people: expect.stringContaining('Name one to 50 people'),
      });
      const home = await set({ who: 'people', people: 'U0OTHER,U0GUEST' });
      expect(home.text).toMatch(/^Saved\. Admins, owners and 2 people whom they chose make and manage/);
      expect(await say('digest edit 1 daily 9:00', OTHER)).toContain('Changed: Digest 1');
      expect(await say('sources mute X', GUEST)).toContain('X is left out');
      expect(await say('digest add "daily 9:00" cranes', MAKER)).toBe(
        '“digest add” is for admins and owners here, and for those whom they chose. Ask one of them: my Home says who may.',
      );
      expect(await say('digest pause 1', MAKER)).toContain('Paused: Digest 1');
      const again = await stage.slack.form(() => stage.slack.pressForForm('managers', ADMIN));
      expect(JSON.stringify(again.blocks)).toContain('"initial_users":["U0GUEST","U0OTHER"]');
    });

    test('“every member”: members manage all, guests nothing', async () => {
      expect((await set({ who: 'everyone' })).text).toContain('Every member may manage all digests and sources.');
      expect(await say('digest pause 1', OTHER)).toContain('Paused: Digest 1');
      expect(await say('digest resume 1', GUEST)).toContain('is for members of this workspace, not for guests');
      expect(await say('digest resume 1', STRANGER)).toContain('is for members of this workspace, not for guests');
    });

    test('is of one workspace alone', async () => {
      const other = stage.slack.addWorkspace('T0OTHER', 'Other');
      await stage.install(other);
      await set({ who: 'everyone' });
      expect((await stage.slack.actsIn(other).openHome(ADMIN)).text).toContain('Every member may make digests');
    });
  });

  describe('a digest in a private channel', () => {
    const SECRET = {
      id: 'C0INNER',
      name: 'inner',
      member: true,
      secret: true,
      archived: false,
      people: new Set(['U0MEMBER']),
    };
    beforeEach(async () => {
      stage.slack.workspace.channels.set('C0INNER', SECRET);
      await stage.slack.sendCommand('digest add "daily 9:00" merger', { channel: 'C0INNER', user: 'U0MEMBER' });
    });

    test('exists for who is in that channel, and for nobody else', async () => {
      expect((await stage.slack.openHome({ user: 'U0MEMBER' })).text).toContain('merger');
      stage.slack.workspace.channels.set('C0INNER', { ...SECRET, people: new Set(['U0MEMBER', 'U0OTHER']) });
      expect((await stage.slack.openHome(OTHER)).text).toContain('merger');
      for (const who of [MAKER, ADMIN]) {
        const home = await stage.slack.openHome(who);
        expect(home.text).toContain('harbour');
        expect(home.text).not.toContain('merger');
        const [list] = await stage.slack.sendCommand('digest list', who);
        expect(JSON.stringify(list?.blocks)).toContain('Digests (1)');
        for (const verb of ['pause', 'remove', 'edit', 'preview', 'history']) {
          expect((await stage.slack.pressInHome(`digest-${verb}:2`, who)).text).toMatch(/^There is no digest 2 here/);
        }
        expect(await say('digest history 2', who)).toContain('There is no digest 2 here');
      }
    });

    test('can’t be made, or moved there, by who is not in it', async () => {
      const unseen = "I can't see that channel: type /invite @Briefing there, then try again.";
      expect(await say('digest add "daily 9:00" cranes <#C0INNER|inner>', ADMIN)).toBe(unseen);
      expect(await say('digest edit 1 <#C0INNER|inner>', MAKER)).toBe(unseen);
      expect(await kept()).toHaveLength(2);
    });

    test('where Slack does not tell who is in it, it is not shown, and that is said', async () => {
      stage.slack.inject('users.conversations', { error: 'internal_error' }, 2);
      const home = await stage.slack.openHome(OTHER);
      expect(home.text).toContain('Slack did not tell which channels you are in: some digests may be missing here.');
      expect(home.text).not.toContain('merger');
    });

    test('a public channel that the bot was removed from is still looked up', async () => {
      const harbour = stage.slack.workspace.channels.get('C0HARBOUR');
      if (harbour) stage.slack.workspace.channels.set('C0HARBOUR', { ...harbour, member: false });
      expect((await stage.slack.openHome(OTHER)).text).toContain('harbour');
    });
  });

  describe('a channel that the bot is not in', () => {
    const buttonsIn = (message: FakeMessage | undefined) =>
      [...JSON.stringify(message?.blocks).matchAll(/"value":"([^"]+)"/g)].map((match) => match[1] ?? '');

    test('is joined with one button, which saves what was filled in', async () => {
      const form = await stage.slack.form(() => stage.slack.sendCommand('digest add', { answers: 0 }));
      const filled = { topic: 'cranes', channel: 'C0CLOSED' };
      expect(await stage.slack.submit(form, filled)).toBeNull();
      const offer = await stage.slack.until(
        () => stage.slack.workspace.messages.find(({ text }) => text.includes('not in #closed yet')) ?? null,
        'the offer',
      );
      const [join = '', again] = buttonsIn(offer);
      expect(again).toMatch(/^form-again:/);
      expect(textOf(await stage.slack.press(join, GUEST))).toContain('not for guests');
      expect(stage.slack.workspace.channels.get('C0CLOSED')?.member).toBe(false);
      expect(textOf(await stage.slack.press(join))).toContain('Digest 2 · cranes');
      expect(await kept()).toHaveLength(2);
    });

    test('is offered in the Home too, and by a command that is typed', async () => {
      const form = await stage.slack.form(() => stage.slack.pressForForm('digest-edit:1'));
      const home = await stage.slack.nextHome(() => stage.slack.submit(form, { channel: 'C0CLOSED' }));
      expect(home.text).toMatch(/^I am not in #closed yet\. Let me join it, or type \/invite @Briefing there\./);
      const moved = await stage.slack.pressInHome(home.buttons[0] ?? '');
      expect(moved.text).toMatch(/^Changed: Digest 1 .* #C0CLOSED/);
      stage.slack.workspace.channels.set('C0NEXT', {
        id: 'C0NEXT',
        name: 'next',
        member: false,
        secret: false,
        archived: false,
      });
      const [typed] = await stage.slack.sendCommand('digest add "daily 9:00" cranes <#C0NEXT|next>');
      expect(textOf(await stage.slack.press(buttonsIn(typed)[0] ?? ''))).toContain('now. Ask again');
      expect(stage.slack.workspace.channels.get('C0NEXT')?.member).toBe(true);
    });

    test('one that can’t be joined is told with what to do', async () => {
      expect(textOf(await stage.slack.press('channel-join:C0SECRET'))).toContain('/invite @Briefing');
      stage.slack.workspace.scopes.delete('channels:join');
      expect(textOf(await stage.slack.press('channel-join:C0CLOSED'))).toContain(
        'the app lacks the scope channels:join',
      );
    });

    test('in a channel shared with another organisation the answer says what they see', async () => {
      const harbour = stage.slack.workspace.channels.get('C0HARBOUR');
      if (harbour) stage.slack.workspace.channels.set('C0HARBOUR', { ...harbour, shared: true });
      const [saved] = await stage.slack.sendCommand('digest add "daily 9:00" cranes');
      expect(JSON.stringify(saved?.blocks)).toContain('People of other organisations are in that channel');
    });
  });
});
