export { BankStatus, LinkState, useBankLinks, type BankLink } from './bank-status'
