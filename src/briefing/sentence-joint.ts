/** What stands between two parts of a quote where its attribution ended a sentence: `"We own it," she said. "It is …"`. */
export const SENTENCE_JOINT = ' \u2026 ';
