import * as vscode from 'vscode';
import type { Run } from '../submission/run';
import type { KnownProgram, KnownPrograms } from './knownPrograms';
import type { Runs } from './runs';

/** The programs that this extension created, by Code. Reads the journal at the first question, and again after a run. */
export class JournalPrograms implements KnownPrograms, vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.changed.event;
  private readonly subscription: vscode.Disposable;
  private byCode: Promise<ReadonlyMap<string, readonly KnownProgram[]>> | undefined;

  constructor(private readonly runs: Runs) {
    this.subscription = vscode.Disposable.from(
      this.changed,
      runs.onDidChange(() => {
        this.byCode = undefined;
        this.changed.fire();
      }),
    );
  }

  dispose(): void {
    this.subscription.dispose();
  }

  async withCode(code: string): Promise<readonly KnownProgram[]> {
    this.byCode ??= this.read();
    return (await this.byCode).get(code) ?? [];
  }

  private async read(): Promise<ReadonlyMap<string, readonly KnownProgram[]>> {
    const byCode = new Map<string, KnownProgram[]>();
    for (const known of await this.createdPrograms()) {
      const code = known.program.Code ?? '';
      const others = byCode.get(code);
      if (others) others.push(known);
      else byCode.set(code, [known]);
    }
    return byCode;
  }

  /** A folder that can't be read now is asked again at the next question; the tree tells of it. */
  private createdPrograms(): Promise<readonly KnownProgram[]> {
    return this.runs.all().then(
      ({ runs }) => runs.flatMap(programsOf),
      () => {
        this.byCode = undefined;
        return [];
      },
    );
  }
}

/** What a run created: as Mews answered, else as it was sent. */
function programsOf({ at, begin, created }: Run): KnownProgram[] {
  return created.map(({ Id, index, Name, Code, Type, Subscription }) => {
    const sent = index === undefined ? undefined : begin.programs[index];
    return { id: Id, at, target: begin, program: { ...sent, ...defined({ Name, Code, Type, Subscription }) } };
  });
}

function defined(members: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(members).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
