// The program `kakanai`: reads the command line and calls one command.
int main() { return 2; }
