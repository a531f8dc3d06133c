/**
 * Slack's limits, each with its source. Lengths are UTF-16 code units, which is never less than the characters that
 * Slack counts.
 */
export const LIMITS = {
  /** Blocks in a message. docs.slack.dev/reference/block-kit/blocks */
  blocks: 50,
  /**
   * The blocks as JSON, with what Slack adds to each. Slack publishes no number: messages of about 13,200 are refused
   * with `msg_blocks_too_long`, and containers count (slackapi/bolt-js issues 2509 and 2867). The rest is reserve.
   */
  message: 12_000,
  /** What Slack adds to a block when it stores it: `"block_id":"abcde",`. */
  blockOverhead: 20,
  /** `text` of a header block. docs.slack.dev/reference/block-kit/blocks/header-block */
  header: 150,
  /** `text` of any text object, so also of a context element. docs.slack.dev/reference/block-kit/composition-objects */
  text: 3_000,
  /** Elements in a context block. docs.slack.dev/reference/block-kit/blocks/context-block */
  contextElements: 10,
  /** Elements in an actions block. docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionsElements: 25,
  /** Label of a button. docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonText: 75,
  /** `value` of a button. The same page. */
  buttonValue: 2_000,
  /** `action_id`, unique within its block. The same page. */
  actionId: 255,
  /** Address of a link; the limit of a button's and an image's, taken for every link. The same page. */
  url: 3_000,
  /** The text beside the blocks. Documented as 40,000, but from 4,000 some methods answer `msg_too_long`. */
  fallback: 3_900,
  /** Title and buttons of a modal. docs.slack.dev/reference/views/modal-views */
  viewTitle: 24,
  /** Label and hint of an input. docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2_000,
  /** `placeholder` of an input element. docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  placeholder: 150,
  /** Options of an overflow menu. docs.slack.dev/reference/block-kit/block-elements/overflow-menu-element */
  overflowOptions: 5,
  /** Text of an option. docs.slack.dev/reference/block-kit/composition-objects/option-object */
  option: 75,
  /** `alt_txt` of an uploaded picture. docs.slack.dev/reference/methods/files.getUploadURLExternal, `alt_txt_too_large` */
  fileDescription: 1_000,
  /** Messages that one `response_url` takes. docs.slack.dev/interactivity/handling-user-interaction */
  responses: 5,
} as const;
