export { check, type Checked, checkOutline } from './check.ts';
