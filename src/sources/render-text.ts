/** The part of a DOM node that rendering needs. */
export interface TextNode {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly textContent: string | null;
  readonly firstChild: TextNode | null;
  readonly nextSibling: TextNode | null;
  readonly parentNode: TextNode | null;
}

const TEXT = 3;
const ELEMENT = 1;
/** Elements whose text no reader sees. */
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE SVG IFRAME OBJECT CANVAS BUTTON SELECT TEXTAREA NAV HEAD TITLE FORM FIGCAPTION'.split(
    ' ',
  ),
);
const PARTING = new Set(
  (
    'ADDRESS ARTICLE ASIDE BLOCKQUOTE DD DETAILS DIV DL DT FIGURE FOOTER H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN ' +
    'OL P PRE SECTION SUMMARY TABLE TBODY TD TH TR UL'
  ).split(' '),
);

/** The visible text below a node: paragraphs parted by blank lines, white space within them as one space. */
export function renderText(root: TextNode): string {
  const paragraphs: string[] = [];
  let line: string[] = [];
  const part = (): void => {
    const words = line.join('').replace(/\s+/g, ' ').trim();
    if (words !== '') paragraphs.push(words);
    line = [];
  };
  let node: TextNode | null = root;
  while (node) {
    const name: string = node.nodeName.toUpperCase();
    const silent: boolean = node.nodeType === ELEMENT && SILENT.has(name);
    if (PARTING.has(name) || (name === 'BR' && node.nextSibling?.nodeName.toUpperCase() === 'BR')) part();
    else if (name === 'BR') line.push(' ');
    if (node.nodeType === TEXT) line.push(node.textContent ?? '');
    const below: TextNode | null = silent ? null : node.firstChild;
    node = below ?? nextAfter(node, root, (left) => PARTING.has(left.nodeName.toUpperCase()) && part());
  }
  part();
  return paragraphs.join('\n\n');
}

/** The next node in document order that is not below this one; tells of each node that it leaves. */
function nextAfter(node: TextNode, root: TextNode, leave: (left: TextNode) => void): TextNode | null {
  let at: TextNode | null = node;
  while (at) {
    leave(at);
    if (at === root) return null;
    if (at.nextSibling) return at.nextSibling;
    at = at.parentNode;
  }
  return null;
}
