import type { QuotePicture } from '../../../src/pictures/picture.ts';

export function aQuotePicture(changes: Partial<QuotePicture> = {}): QuotePicture {
  return {
    words: 'Nobody was asked. The roster came by text message on a Sunday night.',
    speaker: 'Maria Tovar',
    role: 'union secretary',
    unnamed: null,
    kind: null,
    date: '4 March 2026',
    outlets: ['Ellery Courier', 'Farm Weekly'],
    language: 'en',
    ...changes,
  };
}

const SENTENCE = 'Nobody was asked, nobody was told, and the roster came at night while most of the shift was at sea. ';

/** Invented quotes of the kinds that are hard to draw. */
export const HARD_QUOTES: Readonly<Record<string, QuotePicture>> = {
  relayed: aQuotePicture({
    speaker: 'a White House official',
    role: null,
    unnamed: '(unnamed)',
    kind: 'relayed by another',
  }),
  short: aQuotePicture({ words: 'Nobody was asked.' }),
  long: aQuotePicture({ words: SENTENCE.repeat(10).slice(0, 1_000) }),
  arabic: aQuotePicture({
    words: 'لم يسألنا أحد (منذ 2019)، ووصل جدول العمل برسالة من شركة Portco ليلة الأحد، ولن نعود قبل سحبه.',
    speaker: 'مريم الأحمد',
    role: 'أمينة النقابة',
    date: '٤ مارس ٢٠٢٦',
    outlets: ['صحيفة الميناء', 'Ellery Courier'],
    language: 'ar',
  }),
  hebrew: aQuotePicture({
    words: 'אף אחד לא שאל אותנו (מאז 2019), ולוח המשמרות הגיע בהודעה ביום ראשון בלילה.',
    speaker: 'מרים טובר',
    role: 'מזכירת האיגוד',
    date: '4 במרץ 2026',
    outlets: ['עיתון הנמל'],
    language: 'he',
  }),
  japanese: aQuotePicture({
    words: '誰にも相談はなかった。日曜の夜に勤務表が届いただけで、私たちは家族と港の祭りにいたのです。',
    speaker: '田中 一郎',
    role: '港湾労働組合書記長',
    date: '2026年3月4日',
    outlets: ['港湾新聞'],
    language: 'ja',
  }),
  devanagari: aQuotePicture({
    words: 'किसी से नहीं पूछा गया। रविवार की रात को संदेश से कार्यक्रम आया, और क्षेत्र के मज़दूर हैरान थे।',
    speaker: 'मीरा शर्मा',
    role: 'यूनियन सचिव',
    date: '4 मार्च 2026',
    outlets: ['बंदरगाह समाचार'],
    language: 'hi',
  }),
  emoji: aQuotePicture({
    words: 'Strike day 🎉👩‍👩‍👧‍👦 at the harbour 🇵🇹🏴󠁧󠁢󠁳󠁣󠁴󠁿 — bring soup 🍲 ❤️ 1️⃣ ©',
    speaker: null,
    role: null,
  }),
};
