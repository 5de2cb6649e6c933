/** What the keyboard does, in the order in which the help shows it. */
export const shortcuts = [
  { keys: ['n'], name: 'newTask' },
  { keys: ['/'], name: 'search' },
  { keys: ['j'], name: 'down' },
  { keys: ['k'], name: 'up' },
  { keys: ['x'], name: 'complete' },
  { keys: ['e'], name: 'edit' },
  { keys: ['Delete'], name: 'delete' },
  { keys: ['Ctrl', 'Z'], name: 'undo' },
  { keys: ['Ctrl', 'K'], name: 'palette' },
  { keys: ['?'], name: 'help' },
] as const;
