/** A text for one line of a terminal: control characters become a visible mark, so that nothing can be smuggled in. */
export function visibleText(text: string): string {
  if (isPlain(text)) return text;
  // Control characters; line and paragraph separators; signs that turn the direction of what follows them.
  return text.replaceAll(/[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu, '\u{fffd}');
}

/** Nothing but the printable characters of ASCII, as nearly every text: the expression takes long to be made. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0x20 || code > 0x7e) return false;
  }
  return true;
}
