export const workbench = {
  opening: (name: string) => `Opening ${name}`,
};
