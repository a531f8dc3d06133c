import de from './locales/de.json' with { type: 'json' };
import es from './locales/es-ES.json' with { type: 'json' };
import fr from './locales/fr.json' with { type: 'json' };
import hi from './locales/hi.json' with { type: 'json' };
import ja from './locales/ja.json' with { type: 'json' };
import pt from './locales/pt-BR.json' with { type: 'json' };

/** What a text is called in other languages, by Discord's codes of them; those that lack it show the English. */
export type Localizations = Readonly<Record<string, string>>;

/** Discord's codes (reference, locales), with pairs of English and translated words: of names, and of descriptions. */
const LOCALES = { de, 'es-ES': es, 'es-419': es, fr, hi, ja, 'pt-BR': pt } as const;

export type Locale = keyof typeof LOCALES;

export const LOCALE_CODES = Object.keys(LOCALES) as readonly Locale[];

type Kind = 'names' | 'descriptions';

const tables = new Map(
  LOCALE_CODES.map((locale) => {
    const { names, descriptions } = LOCALES[locale];
    return [locale, { names: toMap(names), descriptions: toMap(descriptions) }] as const;
  }),
);

/** A name or a description in one language; undefined where it is not translated. */
export function translate(locale: Locale, kind: Kind, english: string): string | undefined {
  return tables.get(locale)?.[kind].get(english);
}

/** A name or a description in every language that has it. */
export function localize(kind: Kind, english: string): Localizations {
  return Object.fromEntries(
    LOCALE_CODES.flatMap((locale) => {
      const told = translate(locale, kind, english);
      return told === undefined ? [] : [[locale, told]];
    }),
  );
}

function toMap(pairs: readonly (readonly string[])[]): ReadonlyMap<string, string> {
  return new Map(pairs.map(([english = '', told = '']) => [english, told]));
}
