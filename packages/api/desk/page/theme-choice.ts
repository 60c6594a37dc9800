export const themeKey = 'duckbill-theme';

const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

export function isTheme(text: string | null): text is Theme {
  return themes.some((theme) => theme === text);
}

/** Lets a person choose between the system's theme, light and dark; the choice is kept in this browser. */
export function offerThemes(choice: HTMLSelectElement): void {
  const current = document.documentElement.dataset['theme'] ?? null;
  choice.value = isTheme(current) ? current : 'system';
  choice.addEventListener('change', () => {
    const { value } = choice;
    if (!isTheme(value)) return;
    document.documentElement.dataset['theme'] = value;
    try {
      localStorage.setItem(themeKey, value);
    } catch {
      // Then it holds for this page.
    }
  });
}
