/**
 * Discord's limits that the adapter keeps, each with where the number comes from. "reference" is Discord's developer
 * documentation (docs.discord.com/developers).
 */
export const LIMITS = {
  /** Components of a message, nested ones included (reference, components overview). */
  components: 40,
  /** Characters over all text displays of a message (reference, components overview). UTF-16 units are counted here. */
  textCharacters: 4_000,
  /** UTF-8 bytes over all text displays plus `textDisplayOverhead` each; above it Discord answers 500 (measured). */
  textBytes: 10_170,
  /** Bytes that each text display adds to `textBytes` (measured). */
  textDisplayOverhead: 12,
  /** Buttons in an action row (reference, action row). */
  rowButtons: 5,
  /** Characters of a button's label (reference, button). */
  buttonLabel: 80,
  /** Characters of a button's custom id (reference, anatomy of a component). */
  customId: 100,
  /** Characters of a link's address; Discord sets 512 for link buttons and none for masked links. The house's choice. */
  linkAddress: 1_024,
  /** Characters of a message's nonce (reference, create message). */
  nonce: 25,
  /** Characters of a thread's name (reference, start thread in forum or media channel). UTF-16 units are counted here. */
  threadName: 100,
  /** Tags of a thread (reference, modify channel). */
  threadTags: 5,
  /** People that one question takes (reference, user select). */
  people: 25,
  /** Suggestions of an autocompletion (reference, application commands). */
  suggestions: 25,
  /** Characters of a suggestion's name and value (reference, application command option choice). */
  suggestion: 100,
  /** Characters of a command's and an option's description (reference, application commands). */
  description: 100,
  /** Most characters that a text option can ask for (reference, application command option). */
  optionLength: 6_000,
  /** Questions of a modal (reference, modal; the API takes more, the documentation promises five). */
  modalComponents: 5,
  /** Characters of a modal's title (reference, modal). */
  modalTitle: 45,
  /** Characters of a question in a modal, and of the small print beside it (reference, label). */
  modalLabel: 45,
  modalDescription: 100,
  /** Follow-ups that an app may send where it is not installed in the server (reference, interaction responses). */
  followUpsOutsideServer: 5,
  /** Characters of an uploaded file's description (reference, attachment object). */
  fileDescription: 1_024,
} as const;
