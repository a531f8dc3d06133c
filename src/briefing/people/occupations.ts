import { titleOf } from './title-words.ts';

const OCCUPATIONS: ReadonlySet<string> = new Set(
  `accountant actor actress administrator ambassador analyst archaeologist architect archivist artist assistant
 astronaut astronomer athlete attorney author baker banker barber barrister biologist blogger bookseller bricklayer
 broadcaster broker builder butcher campaigner captain caretaker carer carpenter chair chairman chairwoman chef chemist
 clerk climber coach collector colleague columnist commander composer conductor consultant contractor cook correspondent
 councillor councilor counsellor crofter cyclist dancer defender dentist designer developer diver docker doctor
 driver ecologist economist editor electrician employee engineer entrepreneur farmer filmmaker firefighter fisher
 fisherman forecaster forward gardener geologist goalkeeper grocer guide hairdresser handyman headteacher historian
 hotelier hydrologist inspector instructor investigator investor jeweller journalist judge keeper labourer landlady
 landlord lawyer lecturer librarian lifeguard lobbyist locksmith machinist magistrate manager mechanic meteorologist
 midfielder midwife miner minister musician naturalist negotiator neighbor neighbour novelist nurse officer operator
 organiser organizer owner painter paramedic parishioner passenger pensioner pharmacist photographer physician physicist
 pilot planner player plumber poet policeman policewoman politician postman potter producer professor programmer
 prosecutor psychologist publican publisher ranger receptionist referee reporter researcher resident retiree sailor
 salesman scholar scientist sculptor seaman secretary seismologist sergeant shepherd shopkeeper singer skipper soldier
 solicitor spokesman spokesperson spokeswoman sportsman statistician steward strategist striker student substitute
 supervisor surgeon surveyor swimmer tailor teacher technician tenant therapist trader trainer translator treasurer
 trustee umpire vet veterinarian vicar volunteer waiter waitress warden welder winger witness worker writer zoologist`.split(
    /\s+/,
  ),
);

/** Whether a word, a title or what a person does ("mayor", "fisherman"), means a human being in a role. */
export function isRoleNoun(word: string): boolean {
  const lower = word.toLowerCase();
  const last = lower.slice(lower.lastIndexOf('-') + 1);
  return OCCUPATIONS.has(last) || titleOf(last) !== null;
}

const PORTFOLIOS = new Set(
  'foreign finance home health defence defense interior justice trade press state labor labour energy education agriculture commerce treasury transport transportation homeland culture environment housing information veterans war science industry tourism'.split(
    ' ',
  ),
);

/** Whether a word tells what an office is for, and no place or body: "state", "health". */
export function isPortfolio(word: string): boolean {
  return PORTFOLIOS.has(word.toLowerCase());
}
