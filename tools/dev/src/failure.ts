/** Something a person can mend: one sentence with what happened and what to do. Printed without a stack. */
export class Failure extends Error {
  override readonly name = 'Failure';
}
