/** What a title or role tells of its bearer: `f` or `m`, or nothing (`null`). */
export type Gender = 'f' | 'm' | null;

const FEMALE = `mrs ms miss mme mlle madam lady dame queen princess duchess countess baroness empress sultana mother sister
 congresswoman assemblywoman councilwoman alderwoman chairwoman spokeswoman businesswoman policewoman saleswoman
 actress waitress heiress hostess woman girl wife daughter widow aunt grandmother mum mom nun schoolgirl
 congresswomen granddaughter niece stepmother girlfriend fiancee fiancée frau señora signora headmistress`;

const MALE = `mr sir lord king prince duke count baron emperor sultan emir pope father brother friar imam sheikh ayatollah
 congressman assemblyman councilman alderman chairman spokesman businessman policeman salesman fireman
 actor waiter heir man boy husband son widower uncle grandfather dad monk schoolboy anchorman
 grandson nephew stepfather boyfriend fiance fiancé herr señor signor headmaster`;

const EITHER = `president premier chancellor minister senator sen representative rep reps sens governor gov govs senators representatives governors
 lieutenant lt mayor judge justice secretary sec general gen attorney colonel col sergeant sgt captain capt major maj
 corporal cpl private admiral adm commander cmdr cdr brigadier marshal chief speaker ambassador envoy reverend rev
 pastor bishop archbishop cardinal rabbi mullah patriarch chaplain doctor dr professor prof coach officer detective det
 inspector constable sheriff commissioner director deputy vice prime acting former ex retired late interim republican
 democrat democratic independent libertarian conservative liberal socialist labour spokesperson strategist
 adviser advisor lawyer author historian economist analyst host anchor correspondent reporter journalist columnist
 editor commentator pundit candidate nominee leader chairperson chair lawmaker legislator councillor councilor cllr ald mp mep msp
 councilmember delegate activist organizer organiser billionaire millionaire mogul tycoon executive ceo founder
 co-founder cofounder owner manager aide counsel undersecretary superintendent principal dean
 chancellor provost comptroller treasurer auditor solicitor prosecutor magistrate coroner ombudsman singer
 rapper comedian musician director producer quarterback midfielder striker goalkeeper captain presidential
 vice-presidential gubernatorial congressional majority minority whip co-chair hopeful frontrunner front-runner
 incumbent counselor counsellor deputy-mayor saint st hon honorable monsignor msgr lieutenant-governor
 staff conservationist scientist biologist engineer farmer teacher student resident voter`;

const SENIOR = `president vice-president premier chancellor minister governor mayor king queen pope chairman chairwoman
 chairperson speaker secretary senator congressman congresswoman ambassador commissioner judge justice sheriff bishop
 archbishop director chief candidate nominee leader`;

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** Titles and role words, lower case without a closing full stop, each with the gender that it tells. */
export const TITLE_WORDS: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ...words(EITHER).map((word): [string, Gender] => [word, null]),
  ...words(FEMALE).map((word): [string, Gender] => [word, 'f']),
  ...words(MALE).map((word): [string, Gender] => [word, 'm']),
]);

/** Offices that one person at a time holds, so that "the mayor" may mean the story's one mayor. */
export const OFFICE_WORDS: ReadonlySet<string> = new Set(words(SENIOR));

const PLURAL = /\b(?:reps|sens|govs|senators|representatives|governors|congresswomen)\.?$/i;

/** Whether a title stands before several people ("Sens. Tovar and Lund"): what each of them is called in one word is not told. */
export function isSharedTitle(title: string): boolean {
  return PLURAL.test(title);
}

/** The title word that a token is, lower case and without its full stop, or null. */
export function titleOf(token: string): string | null {
  const lower = token.toLowerCase();
  const plain = lower.endsWith('.') ? lower.slice(0, -1) : lower;
  return TITLE_WORDS.has(plain) ? plain : null;
}
