import ModuleHost

extension Workspace {
    private var checkout: String? { Workspace.checkout(of: engineDirectory) }

    /// Where the files are that new modules start with.
    var templates: String {
        checkout.map { $0 + "/Plugins/Templates" } ?? engineDirectory + "/../share/plumbline/templates"
    }

    /// The package that a module in Swift is built against: the checkout, or the copy of ModuleKit that is installed.
    var kit: String { checkout ?? absolutePath(engineDirectory + "/../share/plumbline/kit") }
}
