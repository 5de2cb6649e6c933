/** The values files of the chart, one an environment. */
export const environments = ['dev', 'offline', 'prod'] as const;
