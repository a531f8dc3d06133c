const set = (names: string): ReadonlySet<string> => new Set(names.split(' '));

/** Elements that are kept as they are. */
export const KNOWN_ELEMENTS = set(
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del ' +
    'details dfn dir div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main map ' +
    'mark nav ol p picture pre q rp rt ruby s samp section small source span strike strong sub summary sup table tbody ' +
    'td tfoot th thead time tr tt u ul var wbr',
);
/** Elements that are left out with everything in them: no reader sees it as text. */
export const SILENT_ELEMENTS = set(
  'script style applet embed iframe noscript noembed noframes template svg head title canvas audio video button ' +
    'select textarea',
);
/** Elements that have no end. */
export const VOID_ELEMENTS = set('area base br col embed hr img input link meta param source track wbr');
/** Elements before and after which a paragraph ends. */
export const PARTING_ELEMENTS = set(
  'address article aside blockquote center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 ' +
    'h5 h6 header hr li main nav ol p pre section summary table tbody tfoot th td thead tr ul',
);
/** Attributes that are kept; those of `LINK_ATTRIBUTES` hold an address. */
export const KNOWN_ATTRIBUTES = set(
  'abbr align alt cite colspan datetime dir headers height href hreflang lang poster rowspan scope span src start title ' +
    'type value width',
);
export const LINK_ATTRIBUTES = set('cite href poster src');
