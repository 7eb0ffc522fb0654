import { budgets } from '../capture/index.ts';
import type { Remark } from '../model/index.ts';

/** Counts what the files of one capture cost, and says which budget bit, and how much it left out. */
export class ResourceBudget {
  private files = 0;
  private filesBeyond = 0;
  private bytes = 0;
  private bytesBeyond = 0;
  private imports = 0;
  private importsBeyond = 0;
  private tooDeep = 0;

  /** One more file may be asked for. */
  takesOneMore(): boolean {
    const fits = this.files < budgets.resources;
    if (fits) this.files += 1;
    else this.filesBeyond += 1;
    return fits;
  }

  /** A file of so many bytes may be kept. */
  takesBytes(size: number): boolean {
    const fits = this.bytes + size <= budgets.totalBytes;
    if (fits) this.bytes += size;
    else this.bytesBeyond += size;
    return fits;
  }

  /** So much was left out that a page which goes on has no end. */
  get isSpent(): boolean {
    return this.bytesBeyond > budgets.resourceBytes;
  }

  /** One more style sheet may be imported, by one that is itself `depth - 1` imports deep. */
  takesImport(depth: number): boolean {
    if (depth > budgets.importDepth) this.tooDeep += 1;
    else if (this.imports >= budgets.imports) this.importsBeyond += 1;
    else this.imports += 1;
    return depth <= budgets.importDepth && this.importsBeyond === 0;
  }

  /** A remark for each budget that bit: its size, and what lay beyond. */
  remarks(): Remark[] {
    const bitten: readonly (readonly [string, number, string])[] = [
      ['budget-resources', this.filesBeyond, `${budgets.resources} + ${this.filesBeyond}`],
      ['budget-bytes', this.bytesBeyond, `${budgets.totalBytes} + ${this.bytesBeyond}`],
      ['budget-imports', this.importsBeyond, `${budgets.imports} + ${this.importsBeyond}`],
      ['budget-import-depth', this.tooDeep, `${budgets.importDepth} + ${this.tooDeep}`],
    ];
    return bitten
      .filter(([, beyond]) => beyond > 0)
      .map(([code, , detail]) => ({ code, subject: null, detail }));
  }
}
