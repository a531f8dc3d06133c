/** The one channel that there is on the page. */
export const HERE = { value: 'preview', label: '#preview' } as const;
/** The one person. */
export const YOU = { value: 'you', label: 'You' } as const;
