/** The page before its script fills it. */
export const PAGE_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Briefing Bot · local page</title>
<link rel="icon" href="/preview/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/preview/page.css">
<script type="module" src="/preview/page.js"></script>
</head>
<body>
<noscript>This page needs JavaScript. All of it comes from this machine.</noscript>
</body>
</html>
`;

/** A speech bubble with three lines, as in the tab and beside the bot's name. */
export const ICON_SVG = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
<rect width="32" height="32" rx="8" fill="#1f2933"/>
<path d="M8 10h16M8 16h16M8 22h10" stroke="#fff" stroke-width="3" stroke-linecap="round"/>
</svg>
`;
