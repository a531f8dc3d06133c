/** Parameters of addresses that say how a reader came, never what the page is. A `*` stands for any ending. */
const NAMES =
  'utm_* fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid ymclid twclid ttclid li_fat_id igshid igsh mc_cid mc_eid ' +
  'mc_tc _hsenc _hsmi hsctatracking hsa_* mkt_tok vero_id vero_conv oly_anon_id oly_enc_id __s _ga _gl ga_* at_* ' +
  'ns_* xtor ocid smid smtyp icid cmpid cmp cmp_id cmpgn campaign_id ncid s_cid s_kwcid ef_id zanpid wt_mc wt_zmc ' +
  'wt.mc_id pk_* piwik_* mtm_* matomo_* fb_* action_object_map action_type_map action_ref_map guccounter guce_* ' +
  'soc_src soc_trk sr_share spm scm spref __twitter_impression ref_src ref_url traffic_source trk trkcampaign ' +
  'feature_id rb_clickid wickedid irclickid epik ck_subscriber_id bxid cndid esrc dicbo obref ftag sharetype ' +
  'share_id sharesource amp outputtype usqp amp_js_v amp_gsa amp_r feedtype feedname rssfeed __cft__ __tn__ eref';

/** Parameters that mean the page on some sites, and the way to it on others; the value tells. */
const DOUBTFUL = new Set([
  'ref',
  'source',
  'src',
  'from',
  'via',
  'mod',
  'campaign',
  'medium',
  'origin',
  'referrer',
  'cid',
]);
const WAYS =
  /^(?:rss|feed|atom|twitter|facebook|linkedin|newsletter|email|share|social|homepage|google|amp)(?:[\W_]|\d|$)/i;

const EXACT: ReadonlySet<string> = new Set(NAMES.split(' ').filter((name) => !name.endsWith('*')));
const BEGINNINGS: readonly string[] = NAMES.split(' ')
  .filter((name) => name.endsWith('*'))
  .map((name) => name.slice(0, -1));

/** Whether a parameter of an address only tells how the reader came. */
export function isTracking(name: string, value: string): boolean {
  const key = name.toLowerCase();
  if (EXACT.has(key) || BEGINNINGS.some((beginning) => key.startsWith(beginning))) return true;
  return DOUBTFUL.has(key) && WAYS.test(value);
}
