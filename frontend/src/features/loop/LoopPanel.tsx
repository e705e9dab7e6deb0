export function LoopPanel() {
  return null;
}
