export default function ApprovalsDesk() {
  return null
}
