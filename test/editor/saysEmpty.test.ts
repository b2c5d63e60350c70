import assert from 'node:assert/strict';
import { saysEmpty } from '../../src/editor/saysEmpty';

describe('saysEmpty', () => {
  it('is so for a file on this machine without a byte', () => {
    assert(saysEmpty({ scheme: 'file' }, { size: 0 }));
    assert(!saysEmpty({ scheme: 'file' }, { size: 1 }));
  });

  it('is not known of a virtual file', () => {
    assert(!saysEmpty({ scheme: 'vscode-vfs' }, { size: 0 }));
  });
});
