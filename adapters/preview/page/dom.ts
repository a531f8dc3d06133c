type Child = Node | string | null | undefined;
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/** Makes an element; text is only ever set as text. True sets an attribute without a value, false and undefined none. */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(name, '');
    else if (typeof value === 'string') made.setAttribute(name, value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A button that does something. */
export function button(attributes: Attributes, label: Child, press: (pressed: HTMLButtonElement) => void) {
  const made = el('button', { type: 'button', ...attributes }, label);
  made.addEventListener('click', () => press(made));
  return made;
}

/** A link that opens beside the page; words alone where the address is no web address. */
export function link(address: unknown, ...words: readonly Child[]): HTMLElement {
  const url = typeof address === 'string' && URL.canParse(address) ? new URL(address) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) return el('span', {}, ...words);
  return el('a', { href: url.href, target: '_blank', rel: 'noopener noreferrer' }, ...words);
}

let made = 0;

/** An id that no other element has. */
export function freshId(): string {
  made++;
  return `p${made}`;
}

/** Puts words on the clipboard, and tells on the button that it is done. */
export function copyButton(label: string, wordsOf: () => string): HTMLButtonElement {
  return button({ class: 'plain' }, label, (pressed) => {
    void navigator.clipboard.writeText(wordsOf()).then(
      () => tell(pressed, 'Copied', label),
      () => tell(pressed, 'Select it and copy', label),
    );
  });
}

function tell(pressed: HTMLButtonElement, words: string, after: string): void {
  pressed.textContent = words;
  setTimeout(() => {
    pressed.textContent = after;
  }, 2_000);
}
