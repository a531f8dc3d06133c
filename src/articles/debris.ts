import { anyOf } from './any-of.ts';
import { trimMarks } from './trim-marks.ts';

const LONGEST = 420;
/** Marks around a line that say nothing. */
const LEAD = /[\s*>•·|([–—-]/;
const TAIL = /[\s*<•·|)\]]/;
/** Lines that sell, link or share; each pattern begins where the line begins. */
const isAnyInvitation = anyOf([
  /^(?:read|see|watch|listen|hear|view|find|get)\s+(?:more|also|next|now|on|full\b|the\s+(?:full|rest|whole|original|complete|video|ad\b|interview|speech|clip|segment|latest\s+(?:updates|headlines))).{0,160}$/i,
  /^(?:(?:also|further|must|recommended|related)\s+(?:read(?:ing)?|watch|stor(?:y|ies)|articles?|content|coverage|links?|posts?|topics?|videos?)|you\s+(?:may|might)\s+(?:also\s+)?like|don['’]t\s+miss|most\s+(?:read|popular|viewed|shared)|trending(?:\s+now)?|top\s+stories|more\s+(?:from|on|stories|news|coverage)\b|more|related|recommended|see\s+also|in\s+pictures|short\s+reads)\s*[:»>|].{0,200}$/i,
  /^(?:related|recommended|trending|most\s+(?:read|popular)|top\s+stories|more\s+(?:from|on|stories|news|coverage)|you\s+(?:may|might)\s+(?:also\s+)?like|related\s+(?:stories|articles|content|coverage|links|topics|videos?)|read\s+(?:more|also|next)|also\s+read|see\s+also|share\s+this|share|comments?|tags?|topics?)\b[^.!?]{0,60}$/i,
  /^(?:please\s+)?(?:click|tap|scroll|swipe)\s+(?:here|below|on|the|to|through|down|for)\b.{0,200}$/i,
  /^(?:please\s+)?(?:sign\s+up|subscribe|register\s+(?:now|here|for\s+free)|log\s+in|join\s+(?:us|our|the\s+conversation)|become\s+a\s+(?:member|subscriber|supporter)|download\s+(?:our|the)\b.{0,40}\bapp|get\s+(?:our|the|all\s+the|your)\b.{0,80}\b(?:newsletters?|inbox|alerts?|app|email|emails)\b|start\s+your\s+(?:day|free|trial)|enter\s+your\s+e-?mail|enable\s+(?:notifications|javascript)|turn\s+on\s+notifications|thank(?:s|\s+you)\s+for\s+(?:signing\s+up|subscribing|reading)|support\s+(?:our|independent|quality)\s+journalism|donate\s+(?:now|today|here)|this\s+(?:content|video|feature)\s+is\s+(?:not\s+)?available\b).{0,240}$/i,
  /^(?:you\s+can\s+)?(?:also\s+)?follow\s+(?:us|me|him|her|them|along|the\s+(?:author|reporter|conversation|latest)|@?[\p{Lu}\w][^.!?]{0,90}?\s+on\s+(?:twitter|facebook|instagram|x|threads|bluesky|mastodon|linkedin|youtube|telegram|whatsapp)|@\w+).{0,200}$/iu,
  /^(?:like\s+(?:us|the\s+page|this)\b|find\s+us\s+on\b|share\s+(?:this|on|via|your)\b|(?:e-?mail|print|tweet|pin|save)\s+this\b|(?:facebook|twitter|whatsapp|telegram|reddit|e-?mail|print|pinterest|linkedin|copy\s+link|share|tweet)(?:[\s,|/·•]+(?:on\s+)?(?:facebook|twitter|whatsapp|telegram|reddit|e-?mail|print|pinterest|linkedin|copy\s+link|share|tweet|x)){1,10}\s*$|flag\s*share\s*like).{0,160}$/i,
  /^(?:advertisement|advertising|sponsored(?:\s+content)?|ad|promoted|story\s+continues\s+(?:below|after)\b.{0,60}|article\s+continues\b.{0,60}|continue\s+reading\b.{0,80}|(?:keep|continue)\s+scrolling\b.{0,60}|skip\s+(?:to|past)\b.{0,80}|back\s+to\s+top|jump\s+to\b.{0,40}|loading(?:\.\.\.|…)?|hide\s+caption|toggle\s+caption|enlarge\s+(?:this\s+)?image|site\s+(?:mobile\s+)?navigation|(?:site|main)\s+(?:index|menu))[.:]?$/i,
  /^(?:we|this\s+(?:web)?site|our\s+(?:web)?site|by\s+(?:continuing|using|clicking))\b.{0,120}\bcookies?\b.{0,240}$/i,
  /^(?:accept(?:\s+all)?|manage|reject(?:\s+all)?|cookie)\s+(?:cookies?|settings|preferences|policy)\b.{0,80}$/i,
  /^(?:copyright|©|\(c\)\s*(?:19|20)\d\d)(?:\s|\d|:|©).{0,300}$/i,
  /^.{0,120}\ball\s+rights\s+reserved\b.{0,200}$/i,
  /^this\s+(?:material|article|content|story)\s+(?:may|cannot|must|is\s+(?:protected|copyright)|was\s+(?:originally|first)\s+published|originally\s+appeared|first\s+appeared|has\s+been\s+(?:updated|corrected|amended|edited)|was\s+(?:updated|corrected|amended)|(?:post|piece)\s+has)\b.{0,300}$/i,
  /^this\s+(?:post|piece|report|version)\s+(?:has\s+been|was)\s+(?:updated|corrected|amended|edited|first|originally)\b.{0,300}$/i,
  /^(?:have\s+(?:a|any)\s+(?:news\s+)?(?:tips?|stor(?:y|ies)|questions?)\b|got\s+a\s+(?:news\s+)?tip\b|send\s+(?:us\s+)?(?:tips?|your)\b|(?:please\s+)?(?:contact|reach|e-?mail|write\s+to)\s+(?:us|the\s+(?:author|writer|reporter|editor)|him|her|me|\p{Lu}\S+(?:\s+\p{Lu}\S+){0,3})\s+(?:at|on|via|directly)\s+\S*@).{0,260}$/iu,
  /^(?:watch|listen|video|audio|photos?|pictures|gallery|slideshow|infographic|map|graphic|podcast|poll|quiz|live|live\s+blog|timeline)\s*[:|»>].{0,200}$/i,
  /^(?:watch|listen|see|hear|view|read|check\s+out)\b.{0,140}\b(?:(?:above|below)(?:[.:]|$)|here[.:]?$|in\s+the\s+(?:video|player|gallery)\b).{0,60}$/i,
  /^(?:\S+\s+){0,14}(?:is|are)\s+(?:a|an|the)\s+(?:\S+\s+){0,6}(?:reporter|correspondent|columnist|editor|writer|contributor|co-host|producer)s?\s+(?:for|at|with|based|of)\b.{0,200}\b(?:follow|twitter|@|subscribe|e-?mail).{0,200}$/i,
  /^(?:twitter|facebook|instagram|e-?mail|contact|phone|tel)\s*:\s*\S.{0,120}$/i,
  /^(?:https?:\/\/|www\.)\S+$/i,
]);
/** Notes of the desk on its own text, however long. */
const NOTES =
  /^(?:(?:editor|author|publisher)(?:['’]?s['’]?)?\s+note\b|(?:correction|clarification)\s*[:–—]|an\s+earlier\s+version\s+of\s+th(?:is|e)\s+(?:article|story|post|report|headline|piece)\b)/i;
const isAnyPicture = anyOf([
  /^[([]?\s*(?:(?:file\s+)?(?:photo|photograph|image|picture|illustration|graphic|video|credit|pic|foto|bild|fotografía|crédit\s+photo)s?(?:\s+(?:credit|courtesy|source))?)\s*(?:by|:|\/|–|—|©|courtesy\b|via\b)\s*\S.{0,240}$/i,
  /^(?:image\s+)?caption\s*[:,]?\s+\S.{0,260}$/i,
  /^(?:pictured|above|below|left|right|clockwise|seen\s+here)\s*(?:,[^:]{0,40})?:\s*\S.{0,260}$/i,
  /^file\s*(?:photo\s*)?[–—:-]+\s*\S.{0,400}$/i,
  /^(?=.{0,300}\((?:l|left|r|right)\))(?=.{0,300}\((?:r|right|c|centre|center)\))(?=.{0,300}\((?:l|left|c|centre|center)\)).{0,300}$/i,
]);
/** What the credit of a picture ends in, and how far from its end that begins. */
const PICTURE_CREDIT =
  /(?:\b(?:getty(?:\s+images)?|afp\s+photo|ap\s+photo|reuters\/\p{Lu}\S+|shutterstock|via\s+(?:ap|afp|reuters|wikimedia|flickr|unsplash|storyful)|file\s+(?:photo|picture|image))|\/\s*(?:afp|ap|epa|reuters|alamy|dpa|zuma)\b[^.!?]{0,30})[\s.)\]]*$/iu;
const CREDIT_REACH = 48;
const BRACKETED_CREDIT = /[([](?:photo|image|picture|credit|foto)\b[^()[\]]{0,160}[)\]][\s.]*$/i;

/** Whether a line or sentence is an invitation, a notice or a share prompt around the article, not a part of it. */
export function isInvitation(line: string): boolean {
  const words = trimMarks(line, LEAD, TAIL);
  return NOTES.test(words) || (words.length <= LONGEST && isAnyInvitation(words));
}

/** Whether a line is the caption or the credit of a picture. */
export function isCaption(line: string): boolean {
  const words = line.trim();
  if (words.length > LONGEST) return false;
  if (/[)\]][\s.]*$/.test(words) && BRACKETED_CREDIT.test(words)) return true;
  return PICTURE_CREDIT.test(words.slice(-CREDIT_REACH)) || isAnyPicture(words);
}

/** Whether a line opens a list of links to other articles, so that the headlines after it belong to it. */
export function opensLinks(line: string): boolean {
  return /^(?:related|recommended|trending|most\s+(?:read|popular|viewed)|top\s+stories|more\s+(?:from|on|stories|news|coverage)|you\s+(?:may|might)\s+(?:also\s+)?like|read\s+(?:more|also|next)|also\s+(?:read|on)|see\s+also|further\s+reading)\b/i.test(
    trimMarks(line, LEAD, TAIL),
  );
}
