import process from 'node:process';
import { runCommand } from './run.ts';

const { INIT_CWD, LC_ALL, LC_MESSAGES, LANG } = process.env;
// npm starts programs in the project's folder; the person names files from where they are.
if (INIT_CWD !== undefined) process.chdir(INIT_CWD);
const languages = [LC_ALL, LC_MESSAGES, LANG].filter((value) => value !== undefined);
const { code, out, error } = await runCommand(process.argv.slice(2), languages, new Date());
if (out !== '') console.log(out);
if (error !== '') console.error(error);
process.exitCode = code;
