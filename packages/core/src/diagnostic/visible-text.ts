/** A text for one line of a terminal: control characters become a visible mark, so that nothing can be smuggled in. */
export function visibleText(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\u{fffd}');
}
