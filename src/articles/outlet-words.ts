/** Words that end the name of a newspaper or station ("The Ellery Post", "Nordauer Anzeiger"). */
export const LAST_WORDS: ReadonlySet<string> = set(
  'post times news herald tribune courier gazette journal mail press observer chronicle sentinel weekly daily guardian',
  'telegraph express examiner mercury bulletin dispatch inquirer enquirer advertiser messenger argus radio tv magazine wire',
  'zeitung anzeiger blatt tageblatt nachrichten kurier bote rundschau presse allgemeine noticias diario jornal correio',
);

/** Words that end such a name where it begins like one ("The Star"); else they are ordinary words. */
export const LAST_AFTER_OPENING: ReadonlySet<string> = set(
  'star standard mirror sun globe record leader independent monitor advocate ledger echo register review reporter voice',
);

/** Words that begin such a name ("Diario de Valmora", "Daily Anchor"). */
export const FIRST_WORDS: ReadonlySet<string> = set(
  'daily diario jornal gazeta gaceta gazzetta corriere giornale heraldo noticias folha correio periódico',
);

/** Articles that, before one word and with a date behind a comma or bar, begin such a name ("El Puente, 3 mayo 2026"). */
export const ARTICLES: ReadonlySet<string> = set('the le la les el los las il lo die der das o os');

/** Places that begin with an article. */
export const PLACES_WITH_ARTICLE: ReadonlySet<string> = new Set([
  'the hague',
  'the bronx',
  'the gambia',
  'the bahamas',
  'the vatican',
  'la paz',
  'la plata',
  'la habana',
  'la haya',
  'la haye',
  'la spezia',
  'la coruña',
  'la rioja',
  'la rochelle',
  'la valette',
  'la serena',
  'le caire',
  'le havre',
  'le mans',
  'el cairo',
  'el salvador',
  'el paso',
  'el alto',
  'los angeles',
  'los ángeles',
  'las vegas',
  'las palmas',
]);

/** Small words within a name. */
export const JOINERS: ReadonlySet<string> = set(
  'of the and & de del la las los le les du des di da do dos y e der die das für am im und von',
);

function set(...lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.join(' ').split(' '));
}
