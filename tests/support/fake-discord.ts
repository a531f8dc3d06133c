export { broken, rateLimited, writeLimited } from './fake-discord/faults.ts';
export { checkMessage } from './fake-discord/message-schema.ts';
export { type FakeDiscord, type FakeDiscordOptions, startFakeDiscord } from './fake-discord/server.ts';
