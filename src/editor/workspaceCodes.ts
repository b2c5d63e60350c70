import * as vscode from 'vscode';
import { codePlaces, type LinePlace } from '../loyaltyFile/codePlaces';
import type { CodesElsewhere } from '../loyaltyFile/contentFindings';
import { MAX_BYTES_PER_UNIT, MAX_FILE_LENGTH } from '../loyaltyFile/fileLimits';
import { FileRoom } from './fileRoom';
import { isLoyaltyUri, openDocument, openLoyaltyUris } from './loyaltyDocument';
import type { Output } from './output';
import { saysEmpty } from './saysEmpty';

const { t } = vscode.l10n;

/** So many files of a workspace are looked at; more would cost memory for what is only an information. */
export const MAX_FILES = 500;

/** The most bytes of closed files whose Codes are kept. Ours: any one file that can be read, or 500 of 64 kB. */
export const MAX_BYTES_IN_ALL = 32 * 1024 * 1024;

/** So many files are found, to tell how many are not looked at. */
const MAX_FOUND = 10 * MAX_FILES;
const MAX_FILE_BYTES = MAX_BYTES_PER_UNIT * MAX_FILE_LENGTH;

/**
 * The Codes of all loyalty files of the workspace: as the editor shows them where a file is open, else as they are on disk.
 * Files are read when a loyalty file is first checked, in the background, and again when they change.
 */
export class WorkspaceCodes implements vscode.Disposable {
  private readonly changed = new vscode.EventEmitter<vscode.Uri | undefined>();
  /** Some file has other Codes now: the open document that was taken, or any others. */
  readonly onDidChange = this.changed.event;
  /** The Codes of each file. Those of a closed one come with their places; of an open one the text is at hand. */
  private readonly codes = new Map<string, ReadonlyMap<string, unknown>>();
  private readonly closedPlaces = new Map<string, ReadonlyMap<string, LinePlace>>();
  private readonly openPlaces = new WeakMap<
    vscode.TextDocument,
    { readonly version: number; readonly places: ReadonlyMap<string, LinePlace> }
  >();
  /** For each Code the files that hold it. */
  private readonly files = new Map<string, Set<string>>();
  private revision = 0;
  private readonly ownRevisions = new Map<string, number>();
  private subscriptions: vscode.Disposable | undefined;
  private loading: Promise<void> | undefined;
  private readonly room = new FileRoom(MAX_BYTES_IN_ALL);
  private notLookedAt = 0;
  private hasTold = false;

  constructor(private readonly output: Pick<Output, 'info'>) {}

  dispose(): void {
    this.changed.dispose();
    this.subscriptions?.dispose();
  }

  /** The Codes of all files but one: to ask for one of them, or to go through. */
  elsewhere(uri: vscode.Uri): CodesElsewhere & Iterable<string> {
    const own = uri.toString();
    return {
      fileOf: (code) => {
        for (const file of this.files.get(code) ?? []) if (file !== own) return file;
        return undefined;
      },
      [Symbol.iterator]: () => this.codesBut(own),
    };
  }

  /** A number that is another one whenever `elsewhere` of a file may give something else. */
  revisionFor(uri: vscode.Uri): number {
    return this.revision - (this.ownRevisions.get(uri.toString()) ?? 0);
  }

  /** Where a Code stands in a file, as far as it is known. */
  rangeOf(file: string, code: string): vscode.Range | undefined {
    const document = openDocument(vscode.Uri.parse(file));
    const place = (document ? this.placesOf(document) : this.closedPlaces.get(file))?.get(code);
    return place && new vscode.Range(place.line, place.character, place.line, place.character + place.length);
  }

  /** Takes the Codes of an open document as it stands; starts to look for other files where that has not been done. */
  take({ uri }: vscode.TextDocument, codes: ReadonlyMap<string, unknown>): void {
    this.loading ??= this.begin();
    if (this.put(uri, codes)) this.changed.fire(uri);
  }

  /** A document is no longer open: what is on disk counts again. */
  async release(uri: vscode.Uri): Promise<void> {
    if (uri.scheme === 'untitled' ? this.put(uri) : await this.read(uri)) this.changed.fire(undefined);
  }

  private *codesBut(own: string): Generator<string> {
    for (const [file, codes] of this.codes) if (file !== own) yield* codes.keys();
  }

  private placesOf(document: vscode.TextDocument): ReadonlyMap<string, LinePlace> {
    const { version } = document;
    const kept = this.openPlaces.get(document);
    if (kept?.version === version) return kept.places;
    const places = codePlaces(document.getText());
    this.openPlaces.set(document, { version, places });
    return places;
  }

  /** Not at activation: a watcher costs, and nothing is to be watched before a loyalty file is checked. */
  private begin(): Promise<void> {
    const watcher = vscode.workspace.createFileSystemWatcher('**/*.loyalty.json');
    this.subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidCreate((uri) => void this.readAll([uri])),
      watcher.onDidChange((uri) => void this.readAll([uri])),
      watcher.onDidDelete((uri) => {
        this.room.free(uri.toString());
        if (this.put(uri)) this.changed.fire(undefined);
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.loading = this.load();
      }),
    );
    return this.load();
  }

  private async load(): Promise<void> {
    const found = await vscode.workspace.findFiles('**/*.loyalty.json', '**/node_modules/**', MAX_FOUND);
    this.notLookedAt = Math.max(found.length - MAX_FILES, 0);
    await this.readAll(found.slice(0, MAX_FILES));
  }

  /** Reads files, but those that are open: there the document is what counts, and is taken when it is checked. Tells once. */
  private async readAll(uris: readonly vscode.Uri[]): Promise<void> {
    let changed = false;
    for (const uri of uris) {
      if (!isLoyaltyUri(uri) || openLoyaltyUris().some((open) => String(open) === String(uri))) continue;
      changed = (await this.read(uri)) || changed;
    }
    if (changed) this.changed.fire(undefined);
    this.tellLeftOut();
  }

  /** Says once that a Code may stand in another file without being told. */
  private tellLeftOut(): void {
    const count = this.notLookedAt + this.room.leftOut;
    if (count === 0 || this.hasTold) return;
    this.hasTold = true;
    const files = count === 1 ? t('1 loyalty file') : t('{0} loyalty files', count);
    this.output.info(
      t(
        'Codes are not compared with those of at least {0} of this workspace: there are too many, or together they are too large. Whether one of them has the same Code is not told.',
        files,
      ),
    );
  }

  /** Whether the file has other Codes than before. */
  private async read(uri: vscode.Uri): Promise<boolean> {
    const places = await this.placesOnDisk(uri);
    if (places) this.closedPlaces.set(uri.toString(), places);
    else this.closedPlaces.delete(uri.toString());
    return this.put(uri, places);
  }

  /** Undefined for a file that is gone or not to be read. */
  private async placesOnDisk(uri: vscode.Uri): Promise<ReadonlyMap<string, LinePlace> | undefined> {
    const file = uri.toString();
    try {
      const stat = await vscode.workspace.fs.stat(uri);
      if (saysEmpty(uri, stat) || stat.size > MAX_FILE_BYTES) {
        this.room.free(file);
        return undefined;
      }
      if (!this.room.take(file, stat.size)) return undefined;
      const bytes = await vscode.workspace.fs.readFile(uri);
      // What was said of the size may be old, and a virtual file system may not know it.
      return this.room.take(file, bytes.length) ? codePlaces(new TextDecoder().decode(bytes)) : undefined;
    } catch {
      this.room.free(file);
      return undefined;
    }
  }

  private put(uri: vscode.Uri, codes: ReadonlyMap<string, unknown> = new Map()): boolean {
    const file = uri.toString();
    const before = this.codes.get(file) ?? new Map();
    this.codes.set(file, codes);
    if (codes.size === 0) this.codes.delete(file);
    if (codes.size === before.size && [...codes.keys()].every((code) => before.has(code))) return false;
    for (const code of before.keys()) if (!codes.has(code)) this.forget(code, file);
    for (const code of codes.keys()) {
      const files = this.files.get(code);
      if (files) files.add(file);
      else this.files.set(code, new Set([file]));
    }
    this.revision += 1;
    this.ownRevisions.set(file, (this.ownRevisions.get(file) ?? 0) + 1);
    return true;
  }

  private forget(code: string, file: string): void {
    const files = this.files.get(code);
    files?.delete(file);
    if (files?.size === 0) this.files.delete(code);
  }
}
