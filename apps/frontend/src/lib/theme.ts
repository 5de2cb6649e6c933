export const THEME_COOKIE = 'todo_theme';
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

export function chooseTheme(value: string | undefined): Theme {
  return themes.find((theme) => theme === value) ?? 'system';
}
