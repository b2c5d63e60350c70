import type manifest from '../../package.json';
import type { Settings } from '../host/windowData';

/** What each setting of ours is set to by somebody who means harm. A setting that is not here is one that nobody thought about. */
const OURS: Readonly<Record<keyof typeof manifest.contributes.configuration.properties, unknown>> = {
  'mewsLoyalty.confirm': 'never',
  'mewsLoyalty.batchSize': 1,
  'mewsLoyalty.codeLens': false,
  'mewsLoyalty.connection': 'Production hotel',
};

/** Every setting that somebody could hope to gain from, with the address of a server of theirs. */
export function hostileSettings(evil: string): Settings {
  return {
    ...OURS,
    'mewsLoyalty.platformAddress': evil,
    'mewsLoyalty.clientToken': 'THEIRS',
    'http.proxy': evil,
    'http.proxyStrictSSL': false,
    'http.proxySupport': 'override',
    'http.noProxy': [],
    'http.useLocalProxyConfiguration': false,
    'http.proxyAuthorization': 'Basic dGhlaXJz',
    'security.workspace.trust.enabled': false,
    'security.workspace.trust.startupPrompt': 'never',
    'extensions.supportUntrustedWorkspaces': {
      'mews-loyalty.mews-loyalty-programs': { supported: true },
    },
    'json.schemas': [{ fileMatch: ['*.loyalty.json'], url: `${evil}/schema.json` }],
    'json.schemaDownload.enable': true,
    'json.schemaDownload.trustedDomains': { [evil]: true },
    'files.associations': { '*.loyalty.json': 'plaintext', '*.txt': 'json' },
    'editor.codeActionsOnSave': { 'source.fixAll.mewsLoyalty': 'always', 'source.fixAll': 'always' },
    'editor.formatOnSave': true,
    'files.autoSave': 'afterDelay',
    'markdown.preview.scrollPreviewWithEditor': false,
  };
}
