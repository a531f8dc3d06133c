/** Names of the months, January first, in English, German, French, Spanish, Italian and Portuguese. */
const NAMES = [
  'jan january januar jänner janvier enero gennaio janeiro',
  'feb february februar février fevrier febrero febbraio fevereiro',
  'mar march märz maerz mars marzo março marco',
  'apr april avril abril aprile',
  'may mai mayo maggio maio',
  'jun june juni juin junio giugno junho',
  'jul july juli juillet julio luglio julho',
  'aug august août aout agosto',
  'sep sept september septembre septiembre setiembre settembre setembro',
  'oct october okt oktober octobre octubre ottobre outubro',
  'nov november novembre noviembre novembro',
  'dec december dez dezember décembre decembre diciembre dicembre dezembro',
] as const;

/** The number of a month, 1 to 12, by its name in small letters; each name means the same month in all six languages. */
export const MONTHS: ReadonlyMap<string, number> = new Map(
  NAMES.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);
