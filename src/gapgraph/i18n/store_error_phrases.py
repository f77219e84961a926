"""The Spanish translation of the errors of stores and of internal errors, by their code, as in
:mod:`gapgraph.i18n.error_phrases`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_NO_STORE: Final = (
    ("The folder is not a store", "La carpeta no es un almacén"),
    ("Build a store with gapgraph load.", "Constrúyalo con gapgraph load."),
)
_PACKS: Final = (
    ("Make a pack with gapgraph pack.", "Haga el paquete con gapgraph pack."),
    ("Install the extra: pip install 'gapgraph[corpus]'.", "Instale el extra: pip install 'gapgraph[corpus]'."),
)
_LATER: Final = ("Try later.", "Pruebe más tarde.")
_ASK_AGAIN: Final = ("Ask again.", "Pregunte de nuevo.")
_SAYS: Final = (
    "{sentence} (status {status}); the message of the store is: {words}",
    "{sentence} (estado {status}); el mensaje del almacén es: {words}",
)

STORE_ERRORS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "GG210": (
        *_NO_STORE,
        ("The store can't be opened", "No se puede abrir el almacén"),
        (
            "Build a store with gapgraph load; only one process at a time may write to it.",
            "Constrúyalo con gapgraph load; solo un proceso a la vez puede escribir en él.",
        ),
    ),
    "GG214": (
        ("The folder is not a store, and contains {name}", "La carpeta no es un almacén, y contiene {name}"),
        ("The path exists, but is not a folder", "La ruta existe, pero no es una carpeta"),
        (
            "Give a new folder, an empty one, or a store.",
            "Indique una carpeta nueva, una vacía o un almacén.",
        ),
        ("The folder is not a pack, and contains {name}", "La carpeta no es un paquete, y contiene {name}"),
        ("Give a new folder, an empty one, or a pack.", "Indique una carpeta nueva, una vacía o un paquete."),
    ),
    "GG221": (
        ("The folder is not a pack", "La carpeta no es un paquete"),
        ("A file of the pack can't be read", "No se puede leer un archivo del paquete"),
        *_PACKS,
    ),
    "GG223": (
        ("Spark needs {library}", "Spark necesita {library}"),
        ("Install the extra: pip install 'gapgraph[spark]'.", "Instale el extra: pip install 'gapgraph[spark]'."),
    ),
    "GG222": (
        (
            "Packs and questions about all reports need {library}",
            "Los paquetes y las preguntas sobre todos los informes requieren {library}",
        ),
        *_PACKS,
    ),
    "GG215": (
        ("Another process is building the store", "Otro proceso está construyendo el almacén"),
        ("Wait until the other process has ended.", "Espere a que el otro proceso termine."),
    ),
    "GG601": (
        (
            "The store can't be reached: the server doesn't use TLS",
            "No se puede llegar al almacén: el servidor no usa TLS",
        ),
        (
            "The store can't be reached: nothing answers at this address",
            "No se puede llegar al almacén: nada responde en esta dirección",
        ),
        ("The store can't be reached: {reason}", "No se puede llegar al almacén: {reason}"),
        (
            "Check that the store runs, and that the address is right.",
            "Compruebe que el almacén funciona y que la dirección es correcta.",
        ),
        ("The store's certificate isn't trusted: {reason}", "El certificado del almacén no es de confianza: {reason}"),
        (
            (
                "Check the address; if your own authority signed the certificate, set SSL_CERT_FILE to the certificate "
                "of that authority."
            ),
            "Compruebe la dirección; si una autoridad propia firmó el certificado, ponga el suyo en SSL_CERT_FILE.",
        ),
    ),
    "GG602": (
        ("The address is written wrongly", "La dirección está mal escrita"),
        ("The address is not a web address", "La dirección no es una dirección web"),
        ("The address contains a name or a password", "La dirección contiene un nombre o una contraseña"),
        (
            "A password or token would be sent over the network unencrypted",
            "Una contraseña o un token se enviaría por la red sin cifrar",
        ),
        (
            "Write the address as https://host/path; put secrets into environment variables or a netrc file.",
            "Escriba la dirección como https://host/path; ponga los secretos en variables de entorno o en un netrc.",
        ),
        ("The token contains a character that is not allowed", "El token contiene un carácter no permitido"),
        (
            "Use only ASCII letters, digits and signs in a token, without spaces or line breaks.",
            "Use en un token solo letras, cifras y signos de ASCII, sin espacios ni saltos de línea.",
        ),
        ("The netrc file can't be read", "No se puede leer el archivo netrc"),
        (
            "Correct the netrc file, or set NETRC to the path of another file.",
            "Corrija el archivo netrc, o ponga en NETRC la ruta de otro archivo.",
        ),
    ),
    "GG603": (
        (
            "The store requires a name and password, or a token (status 401)",
            "El almacén exige un nombre y una contraseña, o un token (estado 401)",
        ),
        ("The store doesn't accept the token (status 401)", "El almacén no acepta el token (estado 401)"),
        (
            "The store doesn't accept the name and password (status 401)",
            "El almacén no acepta el nombre y la contraseña (estado 401)",
        ),
        (
            "Check the environment variables or the netrc file; the log of the store may say more.",
            "Revise las variables de entorno o el archivo netrc; el registro del almacén puede decir más.",
        ),
        (
            "Set GAPGRAPH_STORE_USER and GAPGRAPH_STORE_PASSWORD, or GAPGRAPH_STORE_TOKEN, or write a netrc file.",
            "Ponga GAPGRAPH_STORE_USER y GAPGRAPH_STORE_PASSWORD, o GAPGRAPH_STORE_TOKEN, o escriba un archivo netrc.",
        ),
        _SAYS,
    ),
    "GG604": (
        ("The store forbids the request (status {status})", "El almacén prohíbe la petición (estado {status})"),
        (
            "Ask the store's administrator for permission, or use another address.",
            "Pida permiso a quien administra el almacén, o use otra dirección.",
        ),
        _SAYS,
    ),
    "GG605": (
        (
            "The store reached its time limit (status {status})",
            "El almacén agotó su límite de tiempo (estado {status})",
        ),
        (
            "Send the query again, or raise the time limit of the store.",
            "Pregunte de nuevo, o suba el límite de tiempo del almacén.",
        ),
        (
            "The store's gateway waited too long for an answer (status {status})",
            "La pasarela del almacén esperó demasiado una respuesta (estado {status})",
        ),
        ("Request less data, or raise the gateway's limit.", "Pida menos datos, o suba el límite de la pasarela."),
        ("The store has not answered within {seconds} s", "El almacén no ha respondido en {seconds} s"),
        ("Request less data, or allow more time with --timeout.", "Pida menos datos, o dé más tiempo con --timeout."),
        (
            "The store reached its time limit and sent only a part",
            "El almacén agotó su tiempo y envió solo una parte",
        ),
        (
            "Request less data, or allow more time with --timeout and in the store's own settings.",
            "Pida menos datos, o dé más tiempo con --timeout y en la configuración del almacén.",
        ),
        _SAYS,
    ),
    "GG606": (
        (
            "The store doesn't accept the request (status {status})",
            "El almacén no acepta la petición (estado {status})",
        ),
        (
            "Read the store's message; gapgraph doctor shows what the store supports.",
            "Lea el mensaje del almacén; gapgraph doctor muestra qué admite el almacén.",
        ),
        (
            "The store can't answer in the requested format (status {status})",
            "El almacén no puede responder en el formato pedido (estado {status})",
        ),
        ("gapgraph doctor shows what the store supports.", "gapgraph doctor muestra qué admite el almacén."),
        ("The store failed (status {status})", "El almacén falló (estado {status})"),
        ("Read the log of the store.", "Lea el registro del almacén."),
        _SAYS,
    ),
    "GG607": (
        (
            "The request is too large for the store (status {status})",
            "La petición es demasiado grande para el almacén (estado {status})",
        ),
        (
            "Raise the size limit of requests, in the store or in its gateway (nginx: client_max_body_size).",
            "Suba el límite de tamaño de las peticiones, en el almacén o en su pasarela (nginx: client_max_body_size).",
        ),
        _SAYS,
    ),
    "GG608": (
        ("The store is too busy (status {status})", "El almacén está demasiado ocupado (estado {status})"),
        (
            "The gateway can't reach the store (status {status})",
            "La pasarela no llega al almacén (estado {status})",
        ),
        ("The store is not available (status {status})", "El almacén no está disponible (estado {status})"),
        _LATER,
        (
            "Try later; a store may also give this answer when a query takes too long.",
            "Pruebe más tarde; un almacén también puede responder así cuando una consulta tarda demasiado.",
        ),
        _SAYS,
    ),
    "GG609": (
        (
            "The store sent only a part of its answer: {seen} rows, and there are more",
            "El almacén envió solo una parte de la respuesta: {seen} filas, y hay más",
        ),
        (
            "The store sent only a part of its answer: {seen} rows of {expected}",
            "El almacén envió solo una parte de la respuesta: {seen} filas de {expected}",
        ),
        (
            "The store sent only a part of its answer: {seen} triples of {expected}",
            "El almacén envió solo una parte de la respuesta: {seen} tripletas de {expected}",
        ),
        (
            "Request less data, or raise the store's limit of rows (Virtuoso: ResultSetMaxRows).",
            "Pida menos datos, o suba el límite de filas del almacén (Virtuoso: ResultSetMaxRows).",
        ),
    ),
    "GG610": (
        (
            "The connection ended in the middle of the answer: {reason}",
            "La conexión terminó en medio de la respuesta: {reason}",
        ),
        _ASK_AGAIN,
        (
            "The answer doesn't show where it ends, so an incomplete answer would look complete",
            "La respuesta no indica dónde termina, de modo que una respuesta incompleta parecería completa",
        ),
        (
            "Make the gateway use HTTP/1.1 with the store (nginx: proxy_http_version 1.1), or use SELECT.",
            "Haga que la pasarela use HTTP/1.1 con el almacén (nginx: proxy_http_version 1.1), o use SELECT.",
        ),
    ),
    "GG611": (
        ("SPARQLWrapper gets no answer: {reason}", "SPARQLWrapper no recibe respuesta: {reason}"),
        ("Read the log of the store.", "Lea el registro del almacén."),
        ("The store's answer can't be read: {reason}", "No se puede leer la respuesta del almacén: {reason}"),
        (
            "Check that the address is that of a SPARQL endpoint, and read the store's log.",
            "Compruebe que la dirección es la de un punto de acceso SPARQL, y lea el registro del almacén.",
        ),
    ),
    "GG612": (
        ("The store redirects to another address, {target}", "El almacén redirige a otra dirección, {target}"),
        (
            "If you trust the new address, give it to the command yourself.",
            "Si confía en la nueva dirección, désela usted al comando.",
        ),
    ),
    "GG613": (("The request was cancelled", "La petición se canceló"), _ASK_AGAIN),
    "GG614": (
        (
            "The graph {graph} is missing in the store, or its loading was interrupted",
            "El grafo {graph} falta en el almacén, o su carga se interrumpió",
        ),
        (
            "The completion mark of the graph {graph} is malformed: it has {fault}",
            "La marca de que el grafo {graph} está completo está mal formada: tiene {fault}",
        ),
        (
            "Run gapgraph load with the store's address, to load the missing graphs.",
            "Ejecute gapgraph load con la dirección del almacén, para cargar los grafos que faltan.",
        ),
    ),
    "GG616": (
        ("{store} can't do this: {what}", "{store} no puede hacerlo: {what}"),
        ("See the page of the store in docs/stores/.", "Vea la página del almacén en docs/stores/."),
    ),
    "GG617": (
        ("There is nothing at this address (status {status})", "No hay nada en esta dirección (estado {status})"),
        (
            "Check the address; --query-at, --update-at and --graphs-at give the addresses separately.",
            "Revise la dirección; --query-at, --update-at y --graphs-at dan las direcciones por separado.",
        ),
        (
            "No SPARQL endpoint was found at or below the address",
            "No se encontró ningún punto de acceso SPARQL en la dirección ni bajo ella",
        ),
        (
            "Give the full address of the SPARQL endpoint; gapgraph doctor tries the usual addresses.",
            "Dé la dirección completa del punto de acceso SPARQL; gapgraph doctor prueba las direcciones habituales.",
        ),
        ("No {what} address of the store is known", "No se conoce la dirección {what} del almacén"),
        ("Give the store's {what} address.", "Dé la dirección {what} del almacén."),
        _SAYS,
    ),
    "GG618": (
        ("Remote stores need {library}", "Los almacenes en la red requieren {library}"),
        (
            "Install the extra: pip install 'gapgraph[remote]'.",
            "Instale el extra: pip install 'gapgraph[remote]'.",
        ),
    ),
    "GG619": (
        (
            "The store contains {held} triples of {graph} instead of {size}",
            "El almacén tiene {held} tripletas de {graph} en vez de {size}",
        ),
        (
            "Load again; if that doesn't help, gapgraph conformance shows what the store does differently.",
            "Cargue de nuevo; si no basta, gapgraph conformance muestra qué hace distinto el almacén.",
        ),
    ),
    "GG620": (
        (
            "The certificates of trusted authorities can't be read",
            "No se pueden leer los certificados de las autoridades de confianza",
        ),
        (
            "Set SSL_CERT_FILE to a file of certificates in PEM, or unset SSL_CERT_FILE.",
            "Ponga en SSL_CERT_FILE un archivo de certificados en PEM, o quite la variable.",
        ),
    ),
    "GG621": (
        (
            "Another load writes to the same store, and now loads {graph}",
            "Otra carga escribe en el mismo almacén, y carga ahora {graph}",
        ),
        (
            "Wait until the other load ends, and load again: complete graphs are not sent again.",
            "Espere a que la otra carga termine y cargue de nuevo: los grafos completos no se envían otra vez.",
        ),
    ),
    "GG622": (
        ("The graph {graph} no longer contains what was loaded", "El grafo {graph} ya no contiene lo que se cargó"),
        (
            "The coverage of {report} was derived from other claims, or another ontology or law",
            "La cobertura de {report} se derivó de otras afirmaciones, o de otra ontología u otras leyes",
        ),
        (
            (
                "Run gapgraph load with the store's address, to replace the graphs that differ. "
                "gapgraph doctor lists the graphs that differ."
            ),
            (
                "Ejecute gapgraph load con la dirección del almacén, para sustituir los grafos que difieren. "
                "gapgraph doctor los muestra."
            ),
        ),
        (
            "Run gapgraph load with the store's address, without --only; --prune removes reports that the data lacks.",
            "Ejecute gapgraph load con la dirección del almacén, sin --only; --prune quita los informes ausentes.",
        ),
    ),
    "GG623": (
        (
            (
                "The graph {graph} of this data differs from the store's, and the store contains reports that this "
                "load doesn't send: {reports}"
            ),
            "El grafo {graph} de estos datos no es el del almacén, con informes que esta carga no envía: {reports}",
        ),
        (
            "Load the store's other reports too, without --only, or remove them with --prune.",
            "Cargue también los otros informes del almacén, sin --only, o quítelos con --prune.",
        ),
    ),
    "GG624": (
        (
            "The disk of the store is full (status {status})",
            "El disco del almacén está lleno (estado {status})",
        ),
        (
            (
                "Free disk space, restart the store if it still refuses data, and load again: complete "
                "graphs are not sent again."
            ),
            "Libere espacio allí, reinicie el almacén si aún falla y cargue de nuevo: lo completo no se reenvía.",
        ),
        _SAYS,
    ),
    "GG701": (
        (
            "{count} reports from number {first} of size {size} can't be generated",
            "No se pueden generar {count} informes de tamaño {size} desde el número {first}",
        ),
        (
            "Ask for 1 to {most} reports of a size from 0.05 to 5.",
            "Pida de 1 a {most} informes de un tamaño de 0.05 a 5.",
        ),
    ),
    "GG900": (
        (
            "Gapgraph has an internal error: {kind}: {error}",
            "Gapgraph tuvo un error interno: {kind}: {error}",
        ),
        (
            "Please report the error, with your command and its output with {variable}=1.",
            "Le rogamos que informe del error con su comando y lo que este muestra con {variable}=1.",
        ),
    ),
}
"""The sentences and remedies of the errors of each code."""
