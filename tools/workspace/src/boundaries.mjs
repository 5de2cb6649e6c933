/**
 * The one table of who may depend on whom. ESLint enforces it for imports, the graph test in this project
 * for every edge of the project graph.
 */
export const boundaries = [
  { sourceTag: 'type:app', onlyDependOnLibsWithTags: ['type:data-access', 'type:ui', 'type:util'] },
  { sourceTag: 'type:ui', onlyDependOnLibsWithTags: ['type:util'] },
  { sourceTag: 'type:data-access', onlyDependOnLibsWithTags: ['type:util'] },
  { sourceTag: 'type:util', onlyDependOnLibsWithTags: ['type:util'] },
  { sourceTag: 'type:tool', onlyDependOnLibsWithTags: ['type:util'] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:app', 'type:data-access', 'type:util'] },
  { sourceTag: 'type:chart', onlyDependOnLibsWithTags: ['deploy:service'] },
];
