import assert from 'node:assert/strict';
import manifest from '../../package.json';
import texts from '../../package.nls.json';
import { COMMANDS, CONTEXT_KEYS, HELP_SCHEME, SCHEMA_SCHEME, SETTINGS, VIEWS } from '../../src/editor/ids';

const { contributes, activationEvents, capabilities } = manifest;
const commands: readonly string[] = Object.values(COMMANDS);
const menuItems = Object.entries(contributes.menus).flatMap(([menu, items]) =>
  items.map((item) => ({ menu, when: '', ...item })),
);
const inMenu = (wanted: string) =>
  new Set(menuItems.filter(({ menu }) => menu === wanted).map(({ command }) => command));

/** Every `when` clause of the manifest. */
const whens = [...menuItems, ...contributes.keybindings, ...contributes.viewsWelcome].map(({ when }) => when);
/** Every id of this extension in a `when` clause. */
const whenIds = new Set(whens.flatMap((when) => when.match(/\bmewsLoyalty\b[\w.]*/g) ?? []));

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].toSorted();
}

describe('the ids of the manifest', () => {
  it('are the commands of the code', () => {
    assert.deepEqual(contributes.commands.map(({ command }) => command).toSorted(), commands.toSorted());
  });

  it('name only such commands in menus, keys and welcome texts', () => {
    const linked = Object.values(texts).flatMap((text) =>
      [...text.matchAll(/\(command:([^)?]+)/g)].map(([, id]) => id ?? ''),
    );
    assert.ok(linked.length > 0);
    const named = [...menuItems, ...contributes.keybindings].map(({ command }) => command);
    named.push(...menuItems.flatMap((item) => ('alt' in item ? [item.alt] : [])));
    assert.deepEqual(
      [...named, ...linked].filter((id) => !commands.includes(id)),
      [],
    );
  });

  it('hide from the palette exactly the commands that only the tree or a code action can say what they are about', () => {
    const hidden = menuItems.filter(({ menu, when }) => menu === 'commandPalette' && when === 'false');
    const elsewhere = new Set([
      ...inMenu('view/item/context'),
      COMMANDS.moveTokens,
      COMMANDS.copyText,
      COMMANDS.showInTree,
    ]);
    // Called without a row, it asks which run is meant.
    elsewhere.delete(COMMANDS.checkUncertain);
    assert.deepEqual(sorted(hidden.map(({ command }) => command)), sorted(elsewhere));
  });

  it('are the views of the code', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [VIEWS.container],
    );
    assert.deepEqual(Object.keys(contributes.views), [VIEWS.container]);
    assert.deepEqual(
      Object.values(contributes.views).flatMap((views) => views.map(({ id }) => id)),
      Object.values(VIEWS).filter((id) => id !== VIEWS.container),
    );
    assert.deepEqual(sorted(contributes.viewsWelcome.map(({ view }) => view)), [VIEWS.createdPrograms]);
  });

  it('are the settings of the code', () => {
    const { section, ...settings } = SETTINGS;
    assert.deepEqual(
      Object.keys(contributes.configuration.properties).toSorted(),
      Object.values(settings)
        .map((setting) => `${section}.${setting}`)
        .toSorted(),
    );
  });

  it('name in "when" clauses the views and context keys of the code, each of them', () => {
    assert.deepEqual(sorted(whenIds), sorted([...Object.values(CONTEXT_KEYS), VIEWS.createdPrograms]));
  });

  it('say where a view is meant in the menus of views', () => {
    const items = menuItems.filter(({ menu }) => menu.startsWith('view/'));
    assert.ok(items.length > 0);
    assert.deepEqual(
      items.filter(({ when }) => !when.startsWith(`view == ${VIEWS.createdPrograms}`)),
      [],
    );
  });

  it('have the scheme of the schema that wakes the extension', () => {
    assert.deepEqual(activationEvents, [`onFileSystem:${SCHEMA_SCHEME}`]);
    assert.equal(contributes.jsonValidation.filter(({ url }) => url.startsWith(`${SCHEMA_SCHEME}:/`)).length, 1);
  });
});

describe('the defaults of the manifest', () => {
  it('show the pages that explain problems as previews', () => {
    const associations = Object.keys(contributes.configurationDefaults['workbench.editorAssociations']);
    assert.deepEqual(associations, [`${HELP_SCHEME}:/**/*.md`]);
  });
});

describe('the settings of the manifest', () => {
  const settings = Object.entries(contributes.configuration.properties);

  it('can be set by the user alone, but for the name of a connection, which only a trusted folder can set', () => {
    assert.deepEqual(
      settings.filter(([, { scope }]) => scope !== 'application').map(([name, { type, scope }]) => [name, type, scope]),
      [['mewsLoyalty.connection', 'string', 'resource']],
    );
    assert.deepEqual(capabilities.untrustedWorkspaces.restrictedConfigurations, ['mewsLoyalty.connection']);
    assert.equal(capabilities.untrustedWorkspaces.supported, 'limited');
  });

  it('hold no secret and no address', () => {
    assert.deepEqual(
      settings.filter(([name]) => /token|secret|key|password|credential|address|url|host/i.test(name)),
      [],
    );
  });
});
