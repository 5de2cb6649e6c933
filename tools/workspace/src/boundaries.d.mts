export declare const boundaries: readonly {
  readonly sourceTag: string;
  readonly onlyDependOnLibsWithTags: string[];
}[];
