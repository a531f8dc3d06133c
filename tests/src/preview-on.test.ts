import { expect, test } from 'vitest';
import { isPreviewOn } from '../../src/preview-on.ts';

test.each([
  ['at first', {}, undefined, true],
  ['in development', {}, 'development', true],
  ['in production', {}, 'production', false],
  ['where it is wanted in production', { PREVIEW: 'on' }, 'production', true],
  ['where it is not wanted', { PREVIEW: 'off' }, undefined, false],
  ['with Socket Mode', { SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' }, undefined, true],
  ['where Slack comes over HTTP', { SLACK_SIGNING_SECRET: 's' }, undefined, false],
  ['where workspaces install the app', { SLACK_CLIENT_ID: '1', SLACK_APP_TOKEN: 'xapp-1' }, undefined, false],
  ['where it is wanted all the same', { PREVIEW: 'on', SLACK_SIGNING_SECRET: 's' }, undefined, true],
] as const)('%s', (_, config, nodeEnv, on) => {
  expect(isPreviewOn(config, nodeEnv)).toBe(on);
});
