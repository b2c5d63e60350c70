import type { Expected } from './faultRow';
import type { Stage } from './stage';

export function askedAnd(question: string, buttons: string, then: RegExp): Expected {
  return { says: [dialog(question, buttons), then], journal: 'confirmed', adds: 1 };
}

export function dialog(question: string, buttons: string): RegExp {
  return new RegExp(`^dialog: ${question}.* ${buttons.replace(/[[\]]/g, '\\$&')}$`);
}

/** Somebody created programs before. */
export function exist(stage: Stage, ...codesThere: readonly string[]): void {
  for (const Code of codesThere) existAs(stage, Code, `Program ${Code}`);
}

export function existAs(stage: Stage, Code: string, Name: string): void {
  stage.sandbox.addProgram({ Name, Code, Type: 'Hotel', Subscription: 'Free' });
}
