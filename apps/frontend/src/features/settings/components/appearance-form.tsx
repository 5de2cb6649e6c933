export function AppearanceForm() {
  return null;
}
