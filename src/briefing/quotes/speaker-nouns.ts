const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

const PEOPLE = `official source aide adviser advisor person man woman boy girl people men women voter supporter critic expert
 opponent rival ally colleague friend neighbour neighbor relative parent mother father son daughter brother sister wife
 husband family resident witness victim survivor protester protestor demonstrator activist member leader lawmaker
 legislator diplomat envoy negotiator investigator prosecutor detective officer soldier commander fighter worker employee
 staffer staff operative insider observer watcher analyst economist scientist scholar researcher author writer reporter
 journalist editor columnist correspondent blogger anchor host moderator narrator announcer questioner caller fan customer
 student teacher nurse patient driver passenger owner boss executive spokesperson representative delegate donor organizer
 organiser volunteer attendee guest speaker pollster strategist consultant historian judge juror lawyer attorney
 defendant plaintiff doctor physician farmer businessman businesswoman tycoon mogul billionaire celebrity actor actress
 singer player coach athlete pundit commentator candidate nominee hopeful incumbent frontrunner front-runner contender
 senator congressman congresswoman governor mayor president premier minister secretary chancellor king queen prince
 princess pope bishop pastor priest imam rabbi democrat republican democrats republicans conservative liberal skeptic
 sceptic advocate user tweeter follower reader listener viewer backer loyalist foe detractor veteran hero legend star
 native immigrant refugee stranger confidant elite commenter reviewer runner impostor fundraiser bystander passerby
 onlooker eyewitness teenager teen pupil child kid old grandmother grandfather uncle aunt cousin partner widow widower
 shareholder shopper commuter motorist tourist visitor migrant prisoner inmate hostage suspect rebel militant insurgent
 settler villager islander local surgeon neurosurgeon percent half majority head heir one another others some many most both pair duo couple trio crowd audience mob chorus`;

const GROUPS = `group campaign company firm agency newspaper paper magazine journal network channel station website site daily weekly monthly tabloid broadsheet broadcaster portal service guild society charity federation league chamber institute authority trust foundation
 watchdog regulator retailer airline supplier maker hospital airport museum tribunal brigade coastguard crew choir
 cooperative pool nonprofit startup
 blog outlet publication organization organisation association union party government administration ministry department
 office bureau committee commission council board panel court jury team club police army military military authorities
 union bank church school university house senate congress parliament white pentagon kremlin embassy coalition alliance
 delegation community management leadership press media news times post`;

const DOCUMENTS = `statement report letter email e-mail memo memorandum note ad advertisement poll survey study editorial
 article story tweet post transcript document filing lawsuit suit complaint indictment ruling opinion order
 affidavit warrant motion resolution notice leaflet brochure manifesto petition judgment verdict placard poster plaque investigation inquiry audit brief memoir passage piece video account bill law text book review release sign banner spokesman
 spokeswoman chairman chairwoman`;

const SPEAKER_NOUNS: ReadonlySet<string> = new Set([...words(PEOPLE), ...words(GROUPS), ...words(DOCUMENTS)]);

/** Whether a noun, as it stands or in the singular, means someone who speaks without a name: people, bodies, documents. */
export function isSpeakerNoun(lower: string): boolean {
  return (
    SPEAKER_NOUNS.has(lower) ||
    (lower.endsWith('s') && SPEAKER_NOUNS.has(lower.slice(0, -1))) ||
    (lower.endsWith('ies') && SPEAKER_NOUNS.has(`${lower.slice(0, -3)}y`))
  );
}
