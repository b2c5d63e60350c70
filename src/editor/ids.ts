/** Every id that the manifest names as well. A test holds the two against each other. */
export const COMMANDS = {
  addLoyaltyPrograms: 'mewsLoyalty.addLoyaltyPrograms',
  newLoyaltyFile: 'mewsLoyalty.newLoyaltyFile',
  importCsv: 'mewsLoyalty.importCsv',
  previewLoyaltyPrograms: 'mewsLoyalty.previewLoyaltyPrograms',
  addConnection: 'mewsLoyalty.addConnection',
  switchConnection: 'mewsLoyalty.switchConnection',
  editConnection: 'mewsLoyalty.editConnection',
  removeConnection: 'mewsLoyalty.removeConnection',
  showOutput: 'mewsLoyalty.showOutput',
  copyId: 'mewsLoyalty.copyId',
  copyAllIds: 'mewsLoyalty.copyAllIds',
  revealInFile: 'mewsLoyalty.revealInFile',
  moveTokens: 'mewsLoyalty.moveTokens',
  checkUncertain: 'mewsLoyalty.checkUncertain',
  sendRest: 'mewsLoyalty.sendRest',
  forgetRun: 'mewsLoyalty.forgetRun',
  showInTree: 'mewsLoyalty.showInTree',
  copyText: 'mewsLoyalty.copyText',
} as const;

/** What `editor.codeActionsOnSave` calls the fixes that are safe, below `source.fixAll`. */
export const FIX_ALL_KIND = 'mewsLoyalty';

export const VIEWS = { container: 'mewsLoyalty', createdPrograms: 'mewsLoyalty.createdPrograms' } as const;

/** Settings, without their section. */
export const SETTINGS = {
  section: 'mewsLoyalty',
  confirm: 'confirm',
  batchSize: 'batchSize',
  codeLens: 'codeLens',
  connection: 'connection',
} as const;

/** Keys for `when` clauses. */
export const CONTEXT_KEYS = { hasConnection: 'mewsLoyalty.hasConnection' } as const;

/** The scheme of the schema that only this extension can give; asking for it is what wakes the extension. */
export const SCHEMA_SCHEME = 'mews-loyalty';

/** The scheme of the pages that explain a problem; the manifest has them shown as Markdown previews. */
export const HELP_SCHEME = 'mews-loyalty-help';

/** The scheme of the read-only documents that a preview shows. */
export const PREVIEW_SCHEME = 'mews-loyalty-preview';
