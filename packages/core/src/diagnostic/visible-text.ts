// Control characters; line and paragraph separators; signs that turn the direction of what follows them.
const smuggled = /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** A text for one line of a terminal: control characters become a visible mark, so that nothing can be smuggled in. */
export function visibleText(text: string): string {
  return text.replaceAll(smuggled, '\u{fffd}');
}
