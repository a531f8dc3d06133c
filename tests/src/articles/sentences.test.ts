import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/articles/sentences.ts';

/** Sentences are written with a bar between them. */
function split(text: string, language: string): string {
  return splitSentences(text, language)
    .map(({ start, end }) => text.slice(start, end))
    .join(' | ');
}

describe('sentences of Japanese', () => {
  it('begin with the mark that opens their quotation', () => {
    const text =
      '谷の農家は安全な道を求めてきた。「誰も私たちに聞かなかった」とルンド氏は語った。「古い橋は危ない。」工事は三年かかる。';
    expect(split(text, 'ja')).toBe(
      '谷の農家は安全な道を求めてきた。 | 「誰も私たちに聞かなかった」とルンド氏は語った。 | 「古い橋は危ない。」 | 工事は三年かかる。',
    );
  });
});

describe('splitSentences, English', () => {
  it.each([
    'She left. | He stayed. | Who came?! | Nobody!!',
    'Mr. Doe met Sen. Roe, Gov. Poe and Lt. Col. Moe.',
    'The U.S. Senate met. | She left the U.S. | Then she came back.',
    'She worked for then-Gov. Poe and then-Lt. Col. Moe. | He left.',
    'J. K. Smith and Jane E. Doe met Richard Roe Jr. at 5 p.m. Monday.',
    'They met at 6 a.m. | Nobody came before 7 a.m. EST on that day.',
    'See No. 5 and p. 12. | No. | He did not.',
    'Acme Corp. headquarters burnt. | He works at Acme Inc. | It closed.',
    'They came from Portland, Ore. on Sept. 6. | The rest stayed.',
    'It cost $3.5 million. | In 2016. | Then 4.2 percent.',
    'She turned herself in. | Police were calm. | Doctors said he was ill. | Officers left.',
    '“Nobody was asked. | The roster came late,” Tovar said.',
    '“Nobody was asked,” she said. | “Not once.”',
    '“Why?” she asked. | “Why now?” Ms. Tovar asked on Friday. | “It works!” | The crowd cheered.',
    'He said (it was late. Very late.) that he left. | (He left. | Twice.) | Then he slept.',
    'It would allow us both... to focus. | And then... | Nothing came.',
    'See https://a.example/x.y.html. | Write to a.b@c.example for more.',
    'The minister spoke on Monday. | The opposition left.',
    '1) The first ship. | 2) The second ship.',
    '• The first ship | • The second ship',
    'He has a Ph.D. in law. | She, e.g. with Dr. Roe, has none.',
    'The court ruled in Doe v. Port of Ellery and Roe vs. The Crown. | It was late.',
    'Cmndr. Roe, Cllr. Doe, Supt. Poe and Insp. Moe came. | Nobody spoke.',
    'She said: "We go. | We never come back."',
  ])('%s', (expected) => {
    expect(split(expected.replaceAll(' | ', ' '), 'en')).toBe(expected);
  });

  it('parts sentences that a lost space glued together', () => {
    expect(split('They met on Monday.Nobody came.', 'en')).toBe('They met on Monday. | Nobody came.');
  });

  it('tells sentences by their stops where a text has no capitals', () => {
    const text =
      'the dockers met on monday. nobody came from the u.s. embassy, mr. doe said. " we go now. " they left at once.';
    expect(split(text, 'en')).toBe(
      'the dockers met on monday. | nobody came from the u.s. embassy, mr. doe said. | " we go now. " | they left at once.',
    );
  });
});

describe('splitSentences, other languages', () => {
  it.each([
    [
      'de',
      'Am 3. März sprach Dr. Müller in Bonn. | Er sagte: „Wir gehen. | Sofort.“ | Danach ging er z. B. nach Hause.',
    ],
    ['fr', 'M. Dupont a dit : « Nous partons. » | Il est parti. | Mme Durand reste.'],
    ['es', 'El Sr. Pérez llegó. | ¿Qué dijo? | «Nada». | ¡Increíble!'],
    ['ru', 'Министр В. В. Иванов приехал в г. Омск. | Он сказал: «Всё хорошо». | Потом уехал.'],
    ['ar', 'وصل الوزير اليوم. | هل سيتحدث؟ | نعم.'],
    ['hi', 'मंत्री नहीं जाएंगे। | बैठक आज होगी। | क्या हुआ?'],
    ['ko', '장관은 가지 않겠다고 말했다. | 회의는 오후에 시작된다.'],
  ])('%s', (language, expected) => {
    expect(split(expected.replaceAll(' | ', ' '), language)).toBe(expected);
  });

  it('Japanese and Chinese, without spaces', () => {
    expect(split('大臣は「行きません。」と述べた。会議は午後に始まる。', 'ja')).toBe(
      '大臣は「行きません。」と述べた。 | 会議は午後に始まる。',
    );
    expect(split('部长说：“我们不去。”会议下午开始。', 'zh')).toBe('部长说：“我们不去。” | 会议下午开始。');
  });
});
