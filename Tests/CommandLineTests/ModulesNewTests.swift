import Foundation
import TestSupport
import Testing

@testable import plumbline

/// `plumbline modules new`: a module that works at once, or a sentence and nothing written.
@Suite struct ModulesNewTests {
    private func new(_ name: String, _ language: String, in directory: TemporaryDirectory) throws -> CommandRun {
        try CommandRun.plumbline(["modules", "new", name, "--language", language, "--directory", directory.path])
    }

    private static let hasJQ = FileManager.default.isExecutableFile(atPath: "/usr/bin/jq")

    @Test(arguments: ["python", "shell", "yaml"]) func `a new module answers its own cases`(_ language: String) throws {
        guard language != "shell" || ModulesNewTests.hasJQ else {
            print("skipped: a module in shell needs jq (apt-get install jq)")
            return
        }
        let directory = TemporaryDirectory()
        let run = try new("night-crew", language, in: directory)
        #expect(run.status == 0, "\(run.errors)")
        let module = directory.path + "/night-crew"
        func assess(_ name: String) throws -> CommandRun {
            try CommandRun.plumbline([
                "assess", "\(module)/Cases/\(name)/deployment.yaml", "--profile", module + "/profile.yaml", "--modules",
                directory.path, "--format", "json",
            ])
        }
        let known = try assess("all-known")
        #expect(known.status == 0, "\(known.errors)")
        #expect(known.output.contains(#""outcome":"measured","value":0.25"#))
        let unknown = try assess("some-unknown")
        #expect(unknown.output.contains(#""outcome":"bounded","low":0.25,"high":0.75"#))
        #expect(unknown.output.contains(#""at":"/night-crew/parts/0/ready","line":5,"#))
        #expect(try assess("nothing-there").output.contains(#""outcome":"not-applicable""#))
        let check = try CommandRun.plumbline(["modules", "check", module])
        #expect(check.status == 0, "\(check.output)")
        // jq reads an id and writes it its own way; that is advice.
        let advised = language == "shell" ? 1 : 0
        #expect(check.output.hasSuffix(" 0 required failed, \(advised) advised against\n"), "\(check.output)")
    }

    @Test func `what is written has no placeholder left and is closed to others`() throws {
        let directory = TemporaryDirectory()
        for language in ModuleTemplate.Language.allCases {
            let run = try new("crew-" + language.rawValue, language.rawValue, in: directory)
            #expect(run.status == 0, "\(run.errors)")
        }
        let names = FileManager.default.enumerator(atPath: directory.path)?.compactMap { $0 as? String } ?? []
        #expect(names.contains("crew-python/plumbline_module.py"))
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: directory.path + "/" + name)
            let mode = (attributes[.posixPermissions] as? Int) ?? 0
            #expect(mode & 0o022 == 0, "\(name) may be changed by others")
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            let text = try String(contentsOfFile: directory.path + "/" + name, encoding: .utf8)
            #expect(text.firstMatch(of: /@[A-Z]+@/) == nil, "\(name)")
            #expect(!name.hasSuffix(".template"))
        }
    }

    @Test func `the Python module gets the SDK byte for byte`() throws {
        let directory = TemporaryDirectory()
        _ = try new("crew", "python", in: directory)
        let written = try String(contentsOfFile: directory.path + "/crew/plumbline_module.py", encoding: .utf8)
        #expect(try written == Checkout.text("Plugins/Templates/python/plumbline_module.py"))
    }

    @Test func `a folder that is there stays as it is`() throws {
        let directory = TemporaryDirectory()
        directory.write("crew/notes.txt", "mine")
        let run = try new("crew", "python", in: directory)
        #expect(run.status == 64)
        #expect(
            run.errors == """
                \(directory.path)/crew: error: there is a folder of that name already, and nothing is written over it \
                [module.exists]
                  help: choose another name, or another --directory

                """)
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["crew"])
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path + "/crew") == ["notes.txt"])
    }

    @Test(arguments: [
        (
            "Night Crew",
            """
            error: 'Night Crew' is no name for a module: lower-case letters and digits, words joined by hyphens \
            [module.name]
              help: 'night-crew' would do
            """
        ),
        (
            "../crew",
            """
            error: '../crew' is no name for a module: lower-case letters and digits, words joined by hyphens [module.name]
              help: 'crew' would do
            """
        ),
        (
            "scale",
            """
            error: a module 'scale' is installed already [module.name-taken]
              note: it is in Plugins/Scale
              help: choose another name
            """
        ),
        (
            "id",
            """
            error: every deployment has a member 'id', so no module can read a section of that name [module.name-taken]
              help: choose a name that says what the module is about
            """
        ),
    ])
    func `a name that will not do is refused with one that would`(_ name: String, _ expected: String) throws {
        let directory = TemporaryDirectory()
        let run = try new(name, "python", in: directory)
        #expect(run.status == 64)
        #expect(run.errors == expected + "\n")
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path).isEmpty)
    }

    @Test func `a section that another module reads is not taken twice`() throws {
        let run = try new("platform", "shell", in: TemporaryDirectory())
        #expect(run.status == 64)
        #expect(run.errors.contains("error: the module 'scale' reads a section 'platform' already [module.name-taken]"))
    }

    @Test func `where nothing can be written nothing is left`() throws {
        let directory = TemporaryDirectory()
        directory.write("file", "")
        let run = try CommandRun.plumbline([
            "modules", "new", "crew", "--language", "python", "--directory", directory.path + "/file",
        ])
        #expect(run.status == 74)
        #expect(run.errors.contains("[module.unwritable]"))
        let folder = try StagedFolder.begun(at: directory.path + "/half")
        try folder.write("a/b.txt", Array("text".utf8))
        folder.discard()
        #expect(try FileManager.default.contentsOfDirectory(atPath: directory.path) == ["file"])
    }

    @Test(arguments: [
        ("NightCrew", "night-crew"), ("night_crew", "night-crew"), ("2nd-crew", "nd-crew"), ("CREW", "crew"),
        ("--", nil), ("crew9", "crew9"),
    ])
    func `the nearest name is made of the same letters`(_ name: String, _ nearest: String?) {
        #expect(ModuleName.nearest(to: name) == nearest)
    }

    /// What `make install` lays out for authors: templates as they are, and ModuleKit as a package of its own.
    @Test func `an installation holds the templates and the kit`() throws {
        let directory = TemporaryDirectory()
        let run = try CommandRun.run("/bin/sh", [Checkout.path("Plugins/Templates/install.sh"), directory.path])
        #expect(run.status == 0, "\(run.errors)")
        for file in [
            "templates/python/plumbline_module.py", "templates/all/module.yaml.template", "kit/Package.swift",
            "kit/Sources/ModuleKit/Module.swift", "kit/Sources/LineProtocol/Message.swift",
        ] {
            #expect(FileManager.default.fileExists(atPath: directory.path + "/" + file), "\(file)")
        }
    }
}
