/** The variables of the shell that started a measurement, for the commands that it starts. */
export const environment: Readonly<Record<string, string | undefined>> = process.env;
