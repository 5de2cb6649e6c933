import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';

export interface Person {
  readonly email: string;
  readonly password: string;
  readonly name: string;
}

/** Somebody nobody else is, so that journeys run side by side against one database. */
export function newPerson(): Person {
  return { email: `${randomUUID()}@example.com`, password: 'three quiet green lamps', name: 'Aisha Khan' };
}

/** Signs a new person up through the page, as a person would. */
export async function signUp(page: Page, person: Person = newPerson()): Promise<Person> {
  await page.goto('/sign-up');
  await page.getByLabel('Name').fill(person.name);
  await page.getByLabel('Email').fill(person.email);
  await page.getByLabel('Password', { exact: true }).fill(person.password);
  await page.getByRole('button', { name: 'Create account' }).click();
  await expect(page).toHaveURL(/\/tasks/);
  return person;
}
