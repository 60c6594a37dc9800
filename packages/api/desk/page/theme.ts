import { isTheme, themeKey } from './theme-choice.ts';

// Runs before anything is painted, so that nothing flashes.
try {
  const chosen = localStorage.getItem(themeKey);
  if (isTheme(chosen)) document.documentElement.dataset['theme'] = chosen;
} catch {
  // A browser that keeps nothing: as the system has it.
}
